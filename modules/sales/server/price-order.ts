import { refuse, sql, type Ctx, type InsertRow } from '@poros/kernel';
import { money, moneyText, quantity } from '@poros/kernel/shared';
import { taxRules } from '@poros/finance';
import {
  documentTotals,
  type DocumentTotals,
  type LineAmounts,
  type TaxRule,
} from '@poros/finance/shared';
import { priceLines } from '@poros/pricing';
import type { PricedLine } from '@poros/pricing/shared';
import type { OrderLineInput } from '../shared/sales-order.ts';

export interface OrderCustomer {
  readonly id: string;
  readonly name: string;
  readonly currency: string;
  readonly payment_terms_days: number;
}

export interface PricedOrder {
  readonly lines: readonly InsertRow<'sales.sales_order_line'>[];
  readonly totals: Record<'gross' | 'discount' | 'net' | 'tax_base' | 'tax' | 'total', string>;
}

/** The customer as an order needs him; refuses one who may no longer buy. */
export async function customerOf(ctx: Ctx, customerId: string): Promise<OrderCustomer> {
  const customer = await ctx.first<OrderCustomer & { deleted_at: string | null }>(sql`
    select id, name, currency, payment_terms_days, deleted_at from party.v_customer
    where tenant_id = ${ctx.tenantId} and id = ${customerId}`);
  if (!customer) refuse('party.customer_not_found');
  if (customer.deleted_at) refuse('sales.customer_archived', { name: customer.name });
  return customer;
}

export interface ToPrice {
  readonly orderId: string;
  readonly customer: OrderCustomer;
  /** The day whose prices apply. */
  readonly on: string;
  readonly wanted: readonly OrderLineInput[];
}

/**
 * Prices the lines by the rules, keeps why, and adds the document up. Nothing of it is taken from
 * the caller.
 */
export async function priceOrder(
  ctx: Ctx,
  { orderId, customer, on, wanted }: ToPrice,
): Promise<PricedOrder> {
  const priced = await priceLines(ctx, {
    customerId: customer.id,
    on,
    currency: customer.currency,
    lines: wanted.map(({ itemId, unitId, quantity: amount }) => ({
      itemId,
      unitId: unitId ?? null,
      quantity: amount,
    })),
  });
  const unsold = priced.find((line) => !line.isSold);
  if (unsold) refuse('sales.item_not_sold', { item: unsold.itemCode });
  const rules = await taxRules(ctx);
  if (wanted.some((line) => line.price !== undefined) && !ctx.may('sales.order.set_price'))
    refuse('sales.price_not_yours');

  const totals = documentTotals(
    wanted.map((line, index) => ({
      quantity: quantity(line.quantity),
      unitPrice: money(line.price ?? at(priced, index).price),
      discountPercent: line.discountPercent ?? '0',
      tax: ruleFor(rules, at(priced, index)),
    })),
    customer.currency,
  );

  return {
    lines: wanted.map((line, index) => ({
      id: ctx.newId(),
      order_id: orderId,
      line_no: index + 1,
      ...lineRow(line, at(priced, index), at(totals.lines, index)),
    })),
    totals: textOf(totals),
  };
}

function lineRow(wanted: OrderLineInput, priced: PricedLine, amounts: LineAmounts) {
  const isManual = wanted.price !== undefined;
  return {
    item_id: priced.itemId,
    item_code: priced.itemCode,
    description: priced.itemName,
    is_stocked: priced.isStocked,
    unit_id: priced.unitId,
    unit_code: priced.unitCode,
    factor: priced.factor,
    quantity: wanted.quantity,
    price: wanted.price ?? priced.price,
    price_rule: isManual ? ('manual' as const) : priced.rule,
    price_rule_id: isManual ? null : priced.ruleId,
    price_explanation: priced.explanation,
    discount_percent: wanted.discountPercent ?? '0',
    tax_code: priced.taxCode,
    net: moneyText(amounts.net),
    tax: moneyText(amounts.tax),
  };
}

function ruleFor(rules: ReadonlyMap<string, TaxRule>, line: PricedLine): TaxRule {
  return (
    rules.get(line.taxCode) ??
    refuse('finance.tax_code_unknown', { code: line.taxCode, item: line.itemCode })
  );
}

function textOf(totals: DocumentTotals): PricedOrder['totals'] {
  const { gross, discount, net, taxBase, tax, total } = totals;
  return {
    gross: moneyText(gross),
    discount: moneyText(discount),
    net: moneyText(net),
    tax_base: moneyText(taxBase),
    tax: moneyText(tax),
    total: moneyText(total),
  };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`no line ${index}`);
  return found;
}
