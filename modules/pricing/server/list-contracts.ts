import { page, query, sql } from '@poros/kernel';
import { ContractPage, ListContracts, type Contract } from '../shared/contract.ts';
import { contractColumns, contractsWithCustomer, placeColumns } from './contract.sql.ts';

export const listContracts = query({
  name: 'pricing.list_contracts',
  http: 'GET /contracts',
  permission: 'pricing.contract.read',
  summary: 'The contracts with customers within reach.',
  input: ListContracts,
  output: ContractPage,

  run: (ctx, input) =>
    page<Contract>(ctx, input, {
      select: contractColumns,
      from: contractsWithCustomer,
      where: [
        sql`k.tenant_id = ${ctx.tenantId}`,
        input.status === 'archived' ? sql`k.deleted_at is not null` : sql`k.deleted_at is null`,
        ctx.within(placeColumns(ctx)),
        input.customerId ? sql`k.customer_id = ${input.customerId}` : undefined,
        input.search
          ? sql`position(lower(${input.search}) in lower(k.code || ' ' || k.name || ' '
            || c.name)) > 0`
          : undefined,
      ],
      id: sql`k.id`,
      columns: {
        code: { by: sql`k.code`, type: 'text' },
        name: { by: sql`k.name`, type: 'text' },
        customerName: { by: sql`c.name`, type: 'text' },
        validFrom: { by: sql`k.valid_from`, type: 'date' },
        validTo: { by: sql`k.valid_to`, type: 'date', empty: 'last' },
      },
      defaultSort: '-validFrom',
    }),
});
