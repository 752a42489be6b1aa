import { page, query, sql, type OutputOf } from '@poros/kernel';
import { ListSalespeople, SalespersonPage } from '../shared/customer.ts';

type Salesperson = OutputOf<{ output: typeof SalespersonPage }>['rows'][number];

export const listSalespeople = query({
  name: 'party.list_salespeople',
  http: 'GET /salespeople',
  permission: 'party.customer.read',
  summary: 'The active users, to whom a customer may be given: names only.',
  input: ListSalespeople,
  output: SalespersonPage,

  run: (ctx, input) =>
    page<Salesperson>(ctx, input, {
      select: sql`u.id, u.name`,
      from: sql`identity.v_user u`,
      where: [
        sql`u.tenant_id = ${ctx.tenantId}`,
        sql`u.is_active and u.kind = 'person'`,
        input.search ? sql`position(lower(${input.search}) in lower(u.name)) > 0` : undefined,
      ],
      id: sql`u.id`,
      columns: { name: { by: sql`u.name`, type: 'text' } },
      defaultSort: 'name',
    }),
});
