import { newId, call, type OutputOf } from '@poros/web-kit';
import { money, moneyText, quantity } from '@poros/kernel/shared/decimal';
import { orderTotals, type OrderTotals, type TaxRule } from '../shared/order-total.ts';
import type { LineStore } from '@poros/ui';

type Order = OutputOf<'sales.get_order'>;

/** A line of an order while it is written. Amounts are decimal text. */
export interface DraftLine {
  readonly key: string;
  readonly itemId: string;
  readonly code: string;
  readonly name: string;
  readonly unitCode: string;
  readonly quantity: string;
  /** What the rules answered, or what the person typed over it. */
  readonly price: string;
  readonly isManual: boolean;
  readonly discountPercent: string;
  readonly tax: TaxRule | null;
  readonly amount: string;
  /** What the price was found for; another item, quantity or customer asks again. */
  readonly pricedFor: string;
}

export const blankLine = (): DraftLine => ({
  key: newId(),
  itemId: '',
  code: '',
  name: '',
  unitCode: '',
  quantity: '',
  price: '',
  isManual: false,
  discountPercent: '',
  tax: null,
  amount: '',
  pricedFor: '',
});

export const isBlankLine = (line: DraftLine): boolean => line.itemId === '';

/** The amount that follows from quantity, price and discount, by the rule the server uses. */
export const withAmount =
  (currency: string) =>
  (line: DraftLine): DraftLine => {
    const totals = totalsOf([line], currency);
    return { ...line, amount: totals ? moneyText(totals.net) : '' };
  };

/** The lines of a stored draft. */
export function linesOf(order: Order): DraftLine[] {
  return order.lines.map((line) => ({
    key: line.id,
    itemId: line.itemId,
    code: line.itemCode,
    name: line.description,
    unitCode: line.unitCode,
    quantity: line.quantity,
    price: line.price,
    isManual: line.priceRule === 'manual',
    discountPercent: line.discountPercent,
    tax: null,
    amount: line.net,
    pricedFor: '',
  }));
}

/** The document's sums, or undefined while no line can be counted. */
export function totalsOf(lines: readonly DraftLine[], currency: string): OrderTotals | undefined {
  const counted = lines.filter((line) => line.price !== '' && line.quantity !== '');
  if (counted.length === 0) return undefined;
  return orderTotals(
    counted.map((line) => ({
      quantity: quantity(line.quantity),
      unitPrice: money(line.price),
      discountPercent: line.discountPercent || '0',
      tax: line.tax ?? UNTAXED,
    })),
    currency,
  );
}

const UNTAXED: TaxRule = {
  code: 'NONE',
  rateBp: 0,
  baseNumerator: 1,
  baseDenominator: 1,
  isIncluded: false,
};

/**
 * Asks the price of every line whose item, quantity or customer is new; a price typed by hand
 * stays.
 */
export async function findPrices(store: LineStore<DraftLine>, customerId: string): Promise<void> {
  const open = store
    .rows()
    .filter((line) => line.itemId && line.pricedFor !== reasonOf(line, customerId));
  await Promise.all(
    open.map(async (line) => {
      const pricedFor = reasonOf(line, customerId);
      store.set(line.key, { pricedFor });
      const found = await call('sales.preview_price', {
        customerId,
        itemId: line.itemId,
        quantity: line.quantity || '1',
      }).catch(() => undefined);
      const now = store.rows().find((one) => one.key === line.key);
      if (!found || now?.pricedFor !== pricedFor) return;
      store.set(line.key, {
        unitCode: found.unitCode,
        tax: found.tax,
        ...(!now.isManual && { price: found.price }),
      });
    }),
  );
}

const reasonOf = (line: DraftLine, customerId: string) =>
  `${customerId}/${line.itemId}/${line.quantity || '1'}`;

/** The text of each line as it goes to the server, made once per line: lines do not change. */
const texts = new WeakMap<DraftLine, string>();

/** All that goes to the server, as one text to compare by. */
export const linesText = (lines: readonly DraftLine[]): string =>
  lines
    .map((line) => {
      const known = texts.get(line) ?? JSON.stringify(linesToSend([line]));
      texts.set(line, known);
      return known;
    })
    .join();

/** What goes to the server: no price unless it was typed, no total ever. */
export const linesToSend = (lines: readonly DraftLine[]) =>
  lines.map((line) => ({
    itemId: line.itemId,
    quantity: line.quantity || '1',
    ...(line.isManual && { price: line.price }),
    ...(line.discountPercent && { discountPercent: line.discountPercent }),
  }));
