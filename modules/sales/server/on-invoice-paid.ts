import { sql, type Ctx, type RowOf } from '@poros/kernel';
import type { EventMap } from '@poros/kernel/shared';

import { moveOrder, type StoredOrder } from './order.sql.ts';

/** An order is paid when its last invoice is; hearing the same payment twice changes nothing. */
export async function onInvoicePaid(
  ctx: Ctx,
  paid: EventMap['finance.invoice_paid'],
): Promise<void> {
  if (paid.source.type !== 'sales.order_invoice') return;
  const invoice = await ctx.first<
    RowOf<'sales.order_invoice'>
  >(sql`select * from sales.order_invoice
    where tenant_id = ${ctx.tenantId} and id = ${paid.source.id}`);
  if (!invoice || invoice.paid_on) return;
  const [[order], [left]] = await ctx.readAll<[StoredOrder[], { unpaid: number }[]]>(
    sql`select * from sales.sales_order where tenant_id = ${ctx.tenantId} and id = ${invoice.order_id} for update`,
    sql`select count(*)::integer as unpaid from sales.order_invoice
      where tenant_id = ${ctx.tenantId} and order_id = ${invoice.order_id} and id <> ${invoice.id} and paid_on is null`,
  );

  ctx.update('sales.order_invoice', invoice, { paid_on: paid.paidOn });
  if (order?.status === 'invoiced' && left?.unpaid === 0) await moveOrder(ctx, order, 'paid');
}
