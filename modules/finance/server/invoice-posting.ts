import { NO_MONEY, sumMoney, type Money } from '@poros/kernel/shared';
import { currencyDecimals } from '../shared/currency.ts';
import type { IssueInvoice, IssueInvoiceLine } from '../shared/invoice.ts';
import type { Posting, PostingLine } from '../shared/posting.ts';
import { sharesOf } from '../shared/shares.ts';
import type { DocumentTotals, LineAmounts } from '../shared/totals.ts';

/**
 * How an invoice enters the books: the customer owes the total; revenue stands at its gross by kind
 * and dimension, what was given away as discount beside it, the tax as a debt. Shares of rounded
 * totals add up, so nothing needs rounding.
 */
export function invoicePosting(
  invoice: IssueInvoice & { id: string; customerName: string },
  totals: DocumentTotals,
): Posting {
  const groups = groupsOf(invoice.lines, totals.lines);
  const decimals = currencyDecimals(invoice.currency);
  const gross = sharesOf(
    totals.gross,
    groups.map((group) => group.gross),
    decimals,
  );
  const discount = sharesOf(
    totals.discount,
    groups.map((group) => group.discount),
    decimals,
  );

  return {
    branchId: invoice.branchId,
    postedOn: invoice.issuedOn,
    source: { type: 'finance.invoice', id: invoice.id },
    description: invoice.customerName,
    currency: invoice.currency,
    lines: [
      { account: 'receivable', debit: totals.total, partyId: invoice.customerId },
      ...groups.flatMap(({ revenueKey, dimensions }, index): PostingLine[] => [
        { account: revenueKey, credit: gross[index] ?? NO_MONEY, dimensions },
        { account: 'sales_discount', debit: discount[index] ?? NO_MONEY, dimensions },
      ]),
      { account: 'ppn_out', credit: totals.tax },
    ],
  };
}

interface Group {
  readonly revenueKey: NonNullable<IssueInvoiceLine['revenueKey']>;
  readonly dimensions: NonNullable<IssueInvoiceLine['dimensions']>;
  readonly gross: Money;
  readonly discount: Money;
}

/** Lines of one kind of revenue and equal dimensions are posted together. */
function groupsOf(lines: readonly IssueInvoiceLine[], amounts: readonly LineAmounts[]): Group[] {
  const pairs = lines.map((line, index) => ({ line, amounts: amounts[index] }));
  const grouped = Map.groupBy(pairs, ({ line: { revenueKey, dimensions = {} } }) =>
    [revenueKey, dimensions.department, dimensions.project, dimensions.equipment].join('/'),
  );
  return [...grouped.values()].map((own) => ({
    revenueKey: own[0]?.line.revenueKey ?? 'sales_revenue',
    dimensions: own[0]?.line.dimensions ?? {},
    gross: sumMoney(own.map((one) => one.amounts?.gross ?? NO_MONEY)),
    discount: sumMoney(own.map((one) => one.amounts?.discount ?? NO_MONEY)),
  }));
}
