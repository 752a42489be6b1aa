import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateContract } from '../shared/contract.ts';
import { sayContractChanged } from './contract.sql.ts';

interface Customer {
  readonly currency: string;
  readonly branch_id: string | null;
  readonly salesperson_id: string | null;
}

export const createContract = command({
  name: 'pricing.create_contract',
  http: 'POST /contracts',
  permission: 'pricing.contract.change',
  summary: 'Begin a contract with a customer; its prices come before every other.',
  input: CreateContract,
  output: Touched,
  refuses: ['party.customer_not_found', 'pricing.code_taken', 'pricing.validity_reversed'],

  async run(ctx, { code, name, customerId, currency, validFrom, validTo, ...given }) {
    const customer =
      (await ctx.first<Customer>(sql`
      select currency, branch_id, salesperson_id from party.v_customer
      where tenant_id = ${ctx.tenantId} and id = ${customerId} and deleted_at is null`)) ??
      refuse('party.customer_not_found');
    const branchId = customer.branch_id ?? ctx.actor.branchId;
    ctx.ensureReach({ branchId, ownerId: customer.salesperson_id }, 'party.customer_not_found');

    const id = given.id ?? ctx.newId();
    ctx.insert('pricing.contract', {
      id,
      code,
      name,
      customer_id: customerId,
      currency: currency ?? customer.currency,
      valid_from: validFrom,
      valid_to: validTo ?? null,
    });

    await sayContractChanged(ctx, { id, customer_id: customerId });
    return { id, version: 1 };
  },
});
