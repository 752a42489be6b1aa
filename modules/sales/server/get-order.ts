import { query, refuse, sql } from '@poros/kernel';
import { Id, object } from '@poros/kernel/shared';
import { Order } from '../shared/sales-order.ts';
import { orderFrom, orderRowColumns } from './list-orders.ts';

export const getOrder = query({
  name: 'sales.get_order',
  http: 'GET /sales/orders/:orderId',
  permission: 'sales.order.read',
  summary: 'One order with its lines, deliveries and invoices.',
  input: object({ orderId: Id }),
  output: Order,
  refuses: ['sales.order_not_found'],

  async run(ctx, { orderId }) {
    type Head = Omit<Order, 'lines' | 'deliveries' | 'invoices'>;
    const [[head], lines, deliveries, invoices] = await ctx.readAll<
      [Head[], Order['lines'], Order['deliveries'], Order['invoices']]
    >(
      sql`select ${orderRowColumns}, c.tier as "customerTier", o.warehouse_id as "warehouseId",
          o.payment_terms_days as "paymentTermsDays", o.customer_reference as "customerReference",
          o.deliver_to as "deliverTo", o.note, o.hold_over as "holdOver", o.gross, o.discount, o.net,
          o.tax_base as "taxBase", o.tax, o.created_at as "createdAt", o.created_by as "createdBy",
          o.submitted_at as "submittedAt", o.approved_at as "approvedAt"
        from ${orderFrom} where o.tenant_id = ${ctx.tenantId} and o.id = ${orderId}`,
      sql`select id, line_no as "lineNo", item_id as "itemId", item_code as "itemCode", description,
          unit_id as "unitId", unit_code as "unitCode", factor, quantity, price, price_rule as "priceRule",
          price_explanation as "priceExplanation", discount_percent as "discountPercent", tax_code as "taxCode", net,
          tax, quantity_delivered as "quantityDelivered", quantity_invoiced as "quantityInvoiced"
        from sales.sales_order_line where tenant_id = ${ctx.tenantId} and order_id = ${orderId} order by line_no`,
      sql`select id, number, status, planned_on as "plannedOn", shipped_on as "shippedOn", eta_on as "etaOn",
          actual_on as "actualOn", driver_name as "driverName"
        from sales.delivery where tenant_id = ${ctx.tenantId} and order_id = ${orderId} order by number`,
      sql`select invoice_id as "invoiceId", number, total, paid_on as "paidOn"
        from sales.order_invoice where tenant_id = ${ctx.tenantId} and order_id = ${orderId} order by number`,
    );
    if (!head) refuse('sales.order_not_found');
    ctx.ensureReach({ branchId: head.branchId, ownerId: head.createdBy }, 'sales.order_not_found');
    return { ...head, lines, deliveries, invoices };
  },
});
