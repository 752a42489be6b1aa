import { command, money, refuse, type Ctx } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateCustomer } from '../shared/customer.ts';
import { sayCustomerChanged } from './customer.sql.ts';
import { identityColumns } from './identity-columns.ts';

export const createCustomer = command({
  name: 'party.create_customer',
  http: 'POST /customers',
  permission: 'party.customer.create',
  summary: 'Enter a new customer.',
  input: CreateCustomer,
  output: Touched,
  refuses: [
    'party.code_taken',
    'party.tax_id_taken',
    'party.credit_right_missing',
    'party.branch_not_yours',
    'party.place_is_half',
    'party.salesperson_not_found',
    'tenancy.branch_not_found',
  ],

  async run(ctx, customer) {
    const { branchId = null, creditLimit = '0' } = customer;
    if (money(creditLimit) > 0n) ensureMayGrantCredit(ctx);
    if (branchId) ctx.ensureReach({ branchId }, 'party.branch_not_yours');

    const id = customer.id ?? ctx.newId();
    ctx.insert('party.customer', {
      id,
      code: customer.code,
      ...identityColumns(ctx, customer.name, customer.taxId ?? null),
      legal_name: customer.legalName ?? '',
      national_id: customer.nationalId ?? null,
      address: customer.address ?? '',
      city: customer.city ?? '',
      phone: customer.phone ?? '',
      email: customer.email ?? null,
      latitude: customer.latitude ?? null,
      longitude: customer.longitude ?? null,
      segment: customer.segment ?? 'regular',
      tier: customer.tier ?? 'REGULAR',
      currency: customer.currency ?? ctx.actor.currency,
      language: customer.language ?? 'id',
      branch_id: branchId,
      salesperson_id: customer.salespersonId ?? null,
      credit_limit: creditLimit,
      overdue_days_allowed: customer.overdueDaysAllowed ?? null,
      payment_terms_days:
        customer.paymentTermsDays ?? ctx.config<number>('party.payment_terms_days'),
    });

    await sayCustomerChanged(ctx, { id, code: customer.code, name: customer.name }, 'created');
    return { id, version: 1 };
  },
});

/** Whoever may enter a customer may not therefore lend it money. */
function ensureMayGrantCredit(ctx: Ctx): void {
  if (!ctx.may('party.customer.set_credit')) refuse('party.credit_right_missing');
}
