import { command, refuse, sql } from '@poros/kernel';
import { ChangeOrder, OrderState } from '../shared/sales-order.ts';
import { expectWarehouse } from './expect-warehouse.ts';
import { ensureVersion, lockOrder } from './order.sql.ts';
import { customerOf, priceOrder } from './price-order.ts';

export const changeOrder = command({
  name: 'sales.change_order',
  http: 'PUT /sales/orders/:orderId',
  permission: 'sales.order.change',
  summary: 'Rewrite an order that is still a draft; prices are found anew.',
  input: ChangeOrder,
  output: OrderState,
  offline: true,
  refuses: [
    'sales.order_not_found',
    'sales.order_not_draft',
    'sales.customer_archived',
    'sales.price_not_yours',
    'sales.warehouse_not_found',
  ],

  async run(ctx, { orderId, version, lines: wanted, ...header }) {
    const { order, lines: before } = await lockOrder(ctx, orderId);
    ensureVersion(order, version);
    if (order.status !== 'draft') refuse('sales.order_not_draft', { number: order.number });
    expectWarehouse(ctx, header.warehouseId);
    const customer = await customerOf(ctx, header.customerId);
    const orderedOn = header.orderedOn ?? order.ordered_on;

    const { lines, totals } = await priceOrder(ctx, { orderId, customer, on: orderedOn, wanted });

    ctx.update('sales.sales_order', order, {
      customer_id: customer.id,
      warehouse_id: header.warehouseId ?? null,
      ordered_on: orderedOn,
      deadline_on: header.deadlineOn ?? null,
      currency: customer.currency,
      payment_terms_days: customer.payment_terms_days,
      customer_reference: header.customerReference ?? '',
      deliver_to: header.deliverTo ?? '',
      note: header.note ?? '',
      ...totals,
    });
    ctx.write(
      sql`delete from sales.sales_order_line where tenant_id = ${ctx.tenantId} and order_id = ${orderId}`,
    );
    ctx.changed(
      'sales.sales_order_line',
      orderId,
      before.map(({ item_id, quantity, price }) => ({ item_id, quantity, price })),
      null,
    );
    ctx.insert('sales.sales_order_line', lines);

    await ctx.emit('sales.order_changed', orderId, {
      orderId,
      number: order.number,
      total: totals.total,
    });
    return {
      id: orderId,
      number: order.number,
      status: 'draft' as const,
      total: totals.total,
      version: version + 1,
    };
  },
});
