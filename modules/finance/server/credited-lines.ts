import { refuse, sql, type Ctx, type RowOf, type Sql } from '@poros/kernel';
import {
  NO_QUANTITY,
  money,
  quantity,
  quantityText,
  subtractMoney,
  subtractQuantity,
  type Money,
  type Quantity,
} from '@poros/kernel/shared';
import type { IssueCreditNoteInput } from '../shared/invoice.ts';
import { documentTotals, type DocumentTotals, type LineAmounts } from '../shared/totals.ts';

export type InvoiceToCredit = RowOf<'finance.invoice'>;
export type CreditableLine = RowOf<'finance.invoice_line'> & { readonly quantity_credited: string };

export interface CreditedLine {
  readonly line: CreditableLine;
  readonly quantity: Quantity;
  readonly amounts: LineAmounts;
}

/** What is credited now, and whether nothing of the invoice is left afterwards. */
export interface Credited {
  readonly lines: readonly CreditedLine[];
  readonly totals: DocumentTotals;
}

export type AmountsBefore = Record<'gross' | 'discount' | 'net' | 'tax_base' | 'tax', string>;

export const holdInvoice = (ctx: Ctx, invoiceId: string): Sql => sql`select * from finance.invoice
  where tenant_id = ${ctx.tenantId} and id = ${invoiceId} for no key update`;

/** The lines with what earlier credit notes took of them. */
export const creditableLines = (ctx: Ctx, invoiceId: string): Sql => sql`
  select l.*, coalesce((select sum(c.quantity) from finance.credit_note_line c
    where c.tenant_id = l.tenant_id and c.invoice_line_id = l.id), 0) as quantity_credited
  from finance.invoice_line l
  where l.tenant_id = ${ctx.tenantId} and l.invoice_id = ${invoiceId} order by l.line_no`;

export const amountsBefore = (ctx: Ctx, invoiceId: string): Sql => sql`
  select coalesce(sum(gross), 0) as gross, coalesce(sum(discount), 0) as discount,
    coalesce(sum(net), 0) as net, coalesce(sum(tax_base), 0) as tax_base,
    coalesce(sum(tax), 0) as tax
  from finance.credit_note where tenant_id = ${ctx.tenantId} and invoice_id = ${invoiceId}`;

/**
 * The credited quantities with their amounts. The note that takes the last of an invoice takes what
 * is left of each amount, so that roundings never leave a rupiah behind.
 */
export function credit(
  invoice: InvoiceToCredit,
  lines: readonly CreditableLine[],
  before: AmountsBefore,
  wanted: IssueCreditNoteInput['lines'],
): Credited {
  const taken = wanted ? quantitiesOf(lines, wanted) : restOf(lines);
  if (taken.length === 0) refuse('finance.invoice_fully_credited', { number: invoice.number });
  const reckoned = documentTotals(
    taken.map(({ line, quantity: amount }) => ({
      quantity: amount,
      unitPrice: money(line.unit_price),
      discountPercent: line.discount_percent,
      tax: {
        code: line.tax_code,
        rateBp: line.tax_rate_bp,
        baseNumerator: line.tax_base_numerator,
        baseDenominator: line.tax_base_denominator,
        isIncluded: line.is_tax_included,
      },
    })),
    invoice.currency,
  );
  const rest = amountsLeft(invoice, before);
  const takenOf = (line: CreditableLine) =>
    taken.find((one) => one.line === line)?.quantity ?? NO_QUANTITY;
  const isLast = lines.every((line) => remaining(line) === takenOf(line));
  const totals = isLast || reckoned.total > rest.total ? { ...reckoned, ...rest } : reckoned;
  if (totals.total <= 0n) refuse('finance.credit_of_nothing', { number: invoice.number });
  return {
    totals,
    lines: taken.flatMap((one, index) => {
      const amounts = reckoned.lines[index];
      return amounts ? [{ ...one, amounts }] : [];
    }),
  };
}

interface Taken {
  readonly line: CreditableLine;
  readonly quantity: Quantity;
}

const remaining = (line: CreditableLine): Quantity =>
  subtractQuantity(quantity(line.quantity), quantity(line.quantity_credited));

const restOf = (lines: readonly CreditableLine[]): Taken[] =>
  lines.map((line) => ({ line, quantity: remaining(line) })).filter((one) => one.quantity > 0n);

function quantitiesOf(
  lines: readonly CreditableLine[],
  wanted: NonNullable<IssueCreditNoteInput['lines']>,
): Taken[] {
  return wanted.map((one, index) => {
    const line = lines.find(({ id }) => id === one.invoiceLineId);
    const first = wanted.findIndex((other) => other.invoiceLineId === one.invoiceLineId);
    if (!line || first !== index) refuse('finance.invoice_line_not_found');
    if (quantity(one.quantity) > remaining(line))
      refuse('finance.credit_over_quantity', {
        line: line.line_no,
        item: line.description,
        left: quantityText(remaining(line)),
      });
    return { line, quantity: quantity(one.quantity) };
  });
}

function amountsLeft(invoice: InvoiceToCredit, before: AmountsBefore) {
  const left = (column: keyof AmountsBefore): Money =>
    subtractMoney(money(invoice[column]), money(before[column]));
  const amounts = {
    gross: left('gross'),
    discount: left('discount'),
    net: left('net'),
    taxBase: left('tax_base'),
    tax: left('tax'),
  };
  return { ...amounts, total: subtractMoney(money(invoice.total), money(invoice.credit_noted)) };
}
