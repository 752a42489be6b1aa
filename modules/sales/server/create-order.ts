import { command } from '@poros/kernel';
import { CreateOrder, OrderState } from '../shared/sales-order.ts';
import { expectWarehouse } from './expect-warehouse.ts';
import { customerOf, priceOrder } from './price-order.ts';

export const createOrder = command({
  name: 'sales.create_order',
  http: 'POST /sales/orders',
  permission: 'sales.order.create',
  summary: 'Write a quotation: an order in draft, priced by the rules, promising nothing yet.',
  input: CreateOrder,
  output: OrderState,
  offline: true,
  refuses: [
    'sales.customer_archived',
    'sales.price_not_yours',
    'party.customer_not_found',
    'catalog.item_not_found',
    'sales.warehouse_not_found',
  ],

  async run(ctx, { lines: wanted, ...header }) {
    const id = header.id ?? ctx.newId();
    const orderedOn = header.orderedOn ?? ctx.today;
    expectWarehouse(ctx, header.warehouseId);
    const customer = await customerOf(ctx, header.customerId);
    const number = await ctx.nextNumber('SO', orderedOn);

    const { lines, totals } = await priceOrder(ctx, {
      orderId: id,
      customer,
      on: orderedOn,
      wanted,
    });

    ctx.insert('sales.sales_order', {
      id,
      number,
      branch_id: ctx.branchId,
      customer_id: customer.id,
      warehouse_id: header.warehouseId ?? null,
      ordered_on: orderedOn,
      deadline_on: header.deadlineOn ?? null,
      currency: customer.currency,
      payment_terms_days: customer.payment_terms_days,
      customer_reference: header.customerReference ?? '',
      deliver_to: header.deliverTo ?? '',
      note: header.note ?? '',
      status: 'draft',
      status_since: ctx.now.toISOString(),
      ...totals,
    });
    ctx.insert('sales.sales_order_line', lines);
    ctx.statusMoved({ entity: 'sales.order', id, from: null, to: 'draft', since: null });

    await ctx.emit('sales.order_created', id, {
      orderId: id,
      number,
      customerId: customer.id,
      total: totals.total,
    });
    return { id, number, status: 'draft' as const, total: totals.total, version: 1 };
  },
});
