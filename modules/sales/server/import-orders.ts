import { command, sql, type Ctx, type InsertRow } from '@poros/kernel';
import { money, moneyText, quantity } from '@poros/kernel/shared';
import { UNTAXED, documentTotals } from '@poros/finance/shared';
import { ImportOrders, OrdersImported, type PastOrder } from '../shared/import-orders.ts';

export const importOrders = command({
  name: 'sales.import_orders',
  http: 'POST /sales/order-imports',
  permission: 'sales.order.import',
  summary:
    'Take over paid orders of another system as history: shown and counted, never stocked or posted.',
  input: ImportOrders,
  output: OrdersImported,

  async run(ctx, { orders }) {
    const known = await readKnown(ctx, orders);

    const verdicts = orders.map((order) => ({ number: order.number, ...judge(order, known) }));

    const taken = orders
      .filter((_order, index) => verdicts[index]?.verdict === 'imported')
      .map((order) => pastOrder(ctx, order, known));
    ctx.insert(
      'sales.sales_order',
      taken.map(({ head }) => head),
    );
    ctx.insert(
      'sales.sales_order_line',
      taken.flatMap(({ lines }) => lines),
    );
    return { verdicts };
  },
});

interface Party {
  readonly id: string;
  readonly code: string;
  readonly currency: string;
  readonly terms: number;
}
interface Item {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly unitId: string;
  readonly unitCode: string;
}
interface Known {
  readonly numbers: ReadonlySet<string>;
  readonly customers: ReadonlyMap<string, Party>;
  readonly items: ReadonlyMap<string, Item>;
}

/** Everything the batch refers to, in one flight. */
async function readKnown(ctx: Ctx, orders: readonly PastOrder[]): Promise<Known> {
  const itemCodes = [
    ...new Set(orders.flatMap((order) => order.lines.map((line) => line.itemCode))),
  ];
  const customerCodes = [...new Set(orders.map((order) => order.customerCode))];
  const [numbers, customers, items] = await ctx.readAll<[{ number: string }[], Party[], Item[]]>(
    sql`select number from sales.sales_order
      where tenant_id = ${ctx.tenantId} and number = any(${orders.map((order) => order.number)}::text[])`,
    sql`select id, code, currency, payment_terms_days as terms from party.v_customer
      where tenant_id = ${ctx.tenantId} and code = any(${customerCodes}::text[])`,
    sql`select id, code, name, base_unit_id as "unitId", base_unit_code as "unitCode" from catalog.v_item
      where tenant_id = ${ctx.tenantId} and code = any(${itemCodes}::text[])`,
  );
  return {
    numbers: new Set(numbers.map((row) => row.number)),
    customers: new Map(customers.map((row) => [row.code, row])),
    items: new Map(items.map((row) => [row.code, row])),
  };
}

function judge(
  order: PastOrder,
  known: Known,
): { verdict: 'imported' | 'known' | 'rejected'; reason: string } {
  if (known.numbers.has(order.number)) return { verdict: 'known', reason: '' };
  if (!known.customers.has(order.customerCode))
    return { verdict: 'rejected', reason: `customer ${order.customerCode} does not exist` };
  const missing = order.lines.find((line) => !known.items.has(line.itemCode));
  if (missing) return { verdict: 'rejected', reason: `item ${missing.itemCode} does not exist` };
  return { verdict: 'imported', reason: '' };
}

function pastOrder(ctx: Ctx, order: PastOrder, known: Known) {
  const id = ctx.newId();
  const customer = known.customers.get(order.customerCode);
  const currency = customer?.currency ?? ctx.actor.currency;
  const totals = documentTotals(
    order.lines.map((line) => ({
      quantity: quantity(line.quantity),
      unitPrice: money(line.price),
      discountPercent: line.discountPercent ?? '0',
      tax: UNTAXED,
    })),
    currency,
  );
  const head: InsertRow<'sales.sales_order'> = {
    id,
    number: order.number,
    branch_id: ctx.branchId,
    customer_id: customer?.id ?? '',
    ordered_on: order.orderedOn,
    currency,
    payment_terms_days: customer?.terms ?? 0,
    status: 'paid',
    status_since: ctx.now.toISOString(),
    is_history: true,
    gross: moneyText(totals.gross),
    discount: moneyText(totals.discount),
    net: moneyText(totals.net),
    tax_base: moneyText(totals.taxBase),
    tax: moneyText(totals.tax),
    total: moneyText(totals.total),
  };
  const lines = order.lines.map((line, index): InsertRow<'sales.sales_order_line'> => {
    const item = known.items.get(line.itemCode);
    return {
      id: ctx.newId(),
      order_id: id,
      line_no: index + 1,
      item_id: item?.id ?? '',
      item_code: line.itemCode,
      description: item?.name ?? '',
      is_stocked: false,
      unit_id: item?.unitId ?? '',
      unit_code: item?.unitCode ?? '',
      factor: '1',
      quantity: line.quantity,
      price: line.price,
      price_rule: 'manual',
      discount_percent: line.discountPercent ?? '0',
      tax_code: UNTAXED.code,
      net: moneyText(totals.lines[index]?.net ?? totals.net),
      tax: '0',
      quantity_delivered: line.quantity,
      quantity_invoiced: line.quantity,
    };
  });
  return { head, lines };
}
