import { found, page, query, raw, sql, type QueryCtx, type Sql } from '@poros/kernel';
import { ListOrders, OrderPage, type OrderRow } from '../shared/sales-order.ts';
import { ORDER_STATUSES } from '../shared/order-status.ts';

export const orderRowColumns = sql`o.id, o.number, o.branch_id as "branchId", b.name as "branchName",
  o.customer_id as "customerId", c.code as "customerCode", c.name as "customerName", o.ordered_on as "orderedOn",
  o.deadline_on as "deadlineOn", o.status, o.hold_reason as "holdReason", o.currency, o.total, o.version`;

export const orderFrom = sql`sales.sales_order o
  join party.v_customer c on c.tenant_id = o.tenant_id and c.id = o.customer_id
  join tenancy.v_branch b on b.tenant_id = o.tenant_id and b.id = o.branch_id`;

export const listOrders = query({
  name: 'sales.list_orders',
  http: 'GET /sales/orders',
  permission: 'sales.order.read',
  summary: 'Sales orders within reach, newest first.',
  input: ListOrders,
  output: OrderPage,

  run: (ctx, input) =>
    page<OrderRow>(ctx, input, {
      select: orderRowColumns,
      from: orderFrom,
      where: [
        sql`o.tenant_id = ${ctx.tenantId}`,
        ctx.within({ branch: sql`o.branch_id`, owner: sql`o.created_by` }),
        input.statuses ? sql`o.status = any(${input.statuses.split(',')}::text[])` : undefined,
        input.customerId ? sql`o.customer_id = ${input.customerId}` : undefined,
        input.branchId ? sql`o.branch_id = ${input.branchId}` : undefined,
        input.itemId
          ? sql`exists (select from sales.sales_order_line l where l.tenant_id = o.tenant_id
        and l.order_id = o.id and l.item_id = ${input.itemId})`
          : undefined,
        input.from ? sql`o.ordered_on >= ${input.from}` : undefined,
        input.to ? sql`o.ordered_on <= ${input.to}` : undefined,
        input.isLate
          ? sql`o.deadline_on < ${ctx.today} and o.status in ('draft', 'pending', 'on_hold', 'approved',
        'partly_delivered')`
          : undefined,
        input.awaitsMe ? awaitsMe(ctx) : undefined,
        input.search?.trim()
          ? sql`(${found(input.search, sql`o.id`, raw('sales.search_sales_order'))}
        or ${found(input.search, sql`o.customer_id`, raw('party.search_customer'))})`
          : undefined,
      ],
      id: sql`o.id`,
      columns: {
        orderedOn: { by: sql`o.ordered_on`, type: 'date' },
        deadlineOn: { by: sql`o.deadline_on`, type: 'date', empty: 'last' },
        number: { by: sql`o.number`, type: 'text' },
        customerName: { by: sql`c.name`, type: 'text' },
        branchName: { by: sql`b.name`, type: 'text' },
        status: { by: sql`o.status`, type: 'word', words: ORDER_STATUSES },
        currency: { by: sql`o.currency`, type: 'text' },
        total: { by: sql`o.total`, type: 'numeric', sum: sql`o.currency` },
      },
      defaultSort: '-orderedOn',
    }),
});

/** Orders that wait for a yes which the actor could say. */
function awaitsMe(ctx: QueryCtx): Sql {
  if (!ctx.may('sales.order.approve')) return sql`false`;
  return ctx.config<boolean>('sales.approve_own')
    ? sql`o.status in ('pending', 'on_hold')`
    : sql`o.status in ('pending', 'on_hold')
      and o.submitted_by is distinct from ${ctx.actor.userId}::uuid`;
}
