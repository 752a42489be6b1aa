import { found, page, query, sql, type Sql } from '@poros/kernel';
import { CustomerPage, ListCustomers, type CustomerRow } from '../shared/customer.ts';
import { placedCustomers, placeColumns } from './customer.sql.ts';
import { SEGMENTS } from '../shared/segment.ts';

export const listCustomers = query({
  name: 'party.list_customers',
  http: 'GET /customers',
  permission: 'party.customer.read',
  summary: 'The customers within reach, found by code, name, city, phone, e-mail or tax number.',
  input: ListCustomers,
  output: CustomerPage,

  run: (ctx, input) =>
    page<CustomerRow>(ctx, input, {
      select: sql`c.id, c.code, c.name, c.city, c.phone, c.segment, c.tier,
        c.credit_limit as "creditLimit", c.payment_terms_days as "paymentTermsDays", c.currency,
        c.branch_id as "branchId", b.name as "branchName", c.salesperson_id as "salespersonId",
        s.name as "salespersonName", c.is_on_hold as "isOnHold", c.version`,
      from: placedCustomers,
      where: [
        sql`c.tenant_id = ${ctx.tenantId}`,
        standing(input.status),
        ctx.within(placeColumns(ctx)),
        input.segment ? sql`c.segment = ${input.segment}` : undefined,
        input.tier ? sql`c.tier = ${input.tier}` : undefined,
        input.branchId ? sql`c.branch_id = ${input.branchId}` : undefined,
        input.salespersonId ? sql`c.salesperson_id = ${input.salespersonId}` : undefined,
        found(input.search, sql`c.id`, sql`party.search_customer`),
      ],
      id: sql`c.id`,
      columns: {
        code: { by: sql`c.code`, type: 'text' },
        name: { by: sql`c.name`, type: 'text' },
        city: { by: sql`c.city`, type: 'text' },
        segment: { by: sql`c.segment`, type: 'word', words: SEGMENTS },
        tier: { by: sql`c.tier`, type: 'text' },
        salespersonName: { by: sql`s.name`, type: 'text', empty: 'first' },
        branchName: { by: sql`b.name`, type: 'text', empty: 'first' },
        isOnHold: { by: sql`c.is_on_hold`, type: 'boolean' },
        paymentTermsDays: { by: sql`c.payment_terms_days`, type: 'integer' },
        creditLimit: { by: sql`c.credit_limit`, type: 'numeric', sum: sql`c.currency` },
      },
      defaultSort: 'name',
    }),
});

/** Archived customers are seen only when asked for. */
function standing(status: 'active' | 'on_hold' | 'archived' | undefined): Sql {
  if (status === 'archived') return sql`c.deleted_at is not null`;
  if (status === 'on_hold') return sql`c.deleted_at is null and c.is_on_hold`;
  return sql`c.deleted_at is null`;
}
