import { command, refuse, sql, type Ctx } from '@poros/kernel';
import {
  NO_MONEY,
  fraction,
  money,
  moneyText,
  prorate,
  quantity,
  quantityText,
  subtractMoney,
  sumMoney,
  type Money,
} from '@poros/kernel/shared';
import { issueInvoice } from '@poros/finance';
import { InvoiceOrder, OrderInvoiced } from '../shared/invoice-order.ts';
import { isInvoiced, stillToInvoice } from '../shared/order-progress.ts';
import { lockOrder, moveOrder, type StoredLine, type StoredOrder } from './order.sql.ts';

export const invoiceOrder = command({
  name: 'sales.invoice_order',
  http: 'POST /sales/orders/:orderId/invoices',
  permission: 'sales.order.invoice',
  summary:
    'Invoice everything that was delivered and not yet invoiced; what was promised becomes receivable.',
  input: InvoiceOrder,
  output: OrderInvoiced,
  refuses: ['sales.order_not_found', 'sales.nothing_to_invoice', 'finance.period_closed'],

  async run(ctx, { orderId, issuedOn = ctx.today, dueOn }) {
    const { order, lines } = await lockOrder(ctx, orderId);
    const billed = lines.filter((line) => stillToInvoice(line) > 0n);
    if (billed.length === 0) refuse('sales.nothing_to_invoice', { number: order.number });

    const after = lines.map((line) => ({ ...line, quantity_invoiced: line.quantity_delivered }));
    const isLast = isInvoiced(after);
    const id = ctx.newId();
    const relief = creditGivenBack(order, lines, billed, isLast);
    const invoice = await issueInvoice(ctx, {
      customerId: order.customer_id,
      branchId: order.branch_id,
      source: { type: 'sales.order_invoice', id },
      issuedOn,
      ...(dueOn !== undefined && { dueOn }),
      currency: order.currency,
      reference: order.number,
      lines: billed.map(invoiceLine),
      onOrderRelief: relief,
    });

    markInvoiced(ctx, billed);
    ctx.insert('sales.order_invoice', {
      id,
      order_id: orderId,
      invoice_id: invoice.id,
      number: invoice.number,
      total: invoice.total,
    });
    const credit_held = moneyText(subtractMoney(money(order.credit_held), relief));
    if (isLast) await moveOrder(ctx, order, 'invoiced', { patch: { credit_held } });
    else ctx.update('sales.sales_order', order, { credit_held });

    return {
      orderId,
      invoiceId: invoice.id,
      number: invoice.number,
      total: invoice.total,
      dueOn: invoice.dueOn,
    };
  },
});

function invoiceLine(line: StoredLine) {
  return {
    itemId: line.item_id,
    description: line.description,
    quantity: quantityText(stillToInvoice(line)),
    unitCode: line.unit_code,
    unitPrice: line.price,
    discountPercent: line.discount_percent,
    taxCode: line.tax_code,
  };
}

/**
 * The share of the held credit that these lines stand for; the last invoice gives back all that is
 * left.
 */
function creditGivenBack(
  order: StoredOrder,
  lines: readonly StoredLine[],
  billed: readonly StoredLine[],
  isLast: boolean,
): Money {
  const held = money(order.credit_held);
  if (isLast) return held;
  const whole = sumMoney(lines.map((line) => money(line.net)));
  if (whole === 0n) return NO_MONEY;
  const part = sumMoney(
    billed.map((line) => prorate(money(line.net), stillToInvoice(line), quantity(line.quantity))),
  );
  const share = fraction(money(order.total), part, whole);
  return share < held ? share : held;
}

function markInvoiced(ctx: Ctx, billed: readonly StoredLine[]): void {
  const ids = billed.map((line) => line.id);
  ctx.write(sql`update sales.sales_order_line set quantity_invoiced = quantity_delivered
    where tenant_id = ${ctx.tenantId} and id = any(${ids}::uuid[])`);
  for (const line of billed)
    ctx.changed(
      'sales.sales_order_line',
      line.id,
      { quantity_invoiced: line.quantity_invoiced },
      { quantity_invoiced: line.quantity_delivered },
    );
}
