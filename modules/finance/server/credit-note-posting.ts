import { NO_MONEY, sumMoney, type Money } from '@poros/kernel/shared';
import { currencyDecimals } from '../shared/currency.ts';
import type { Posting, PostingLine } from '../shared/posting.ts';
import { sharesOf } from '../shared/shares.ts';
import type { Credited, CreditedLine, InvoiceToCredit } from './credited-lines.ts';

interface NoteToPost {
  readonly id: string;
  readonly issuedOn: string;
  readonly invoice: InvoiceToCredit;
  readonly credited: Credited;
  /** What of it falls on the invoice; the rest is the customer's. */
  readonly settled: Money;
  readonly unapplied: Money;
}

/** How a credit note enters the books: what was sold comes back, and the customer owes less. */
export function creditNotePosting(note: NoteToPost): Posting {
  const {
    invoice,
    credited: { lines, totals },
  } = note;
  const groups = [
    ...Map.groupBy(lines, ({ line }) =>
      [line.department_id, line.project_id, line.equipment_id].join('/'),
    ).values(),
  ];
  const shares = sharesOf(
    totals.net,
    groups.map((own) => sumMoney(own.map((one) => one.amounts.net))),
    currencyDecimals(invoice.currency),
  );
  const partyId = invoice.customer_id;

  return {
    branchId: invoice.branch_id,
    postedOn: note.issuedOn,
    source: { type: 'finance.credit_note', id: note.id },
    description: invoice.customer_name,
    currency: invoice.currency,
    lines: [
      ...groups.map((own, index): PostingLine => ({
        account: 'sales_return',
        debit: shares[index] ?? NO_MONEY,
        dimensions: dimensionsOf(own),
      })),
      { account: 'ppn_out', debit: totals.tax },
      { account: 'receivable', credit: note.settled, partyId },
      { account: 'deposits', credit: note.unapplied, partyId },
    ],
  };
}

function dimensionsOf([first]: readonly CreditedLine[]) {
  return {
    department: first?.line.department_id ?? null,
    project: first?.line.project_id ?? null,
    equipment: first?.line.equipment_id ?? null,
  };
}
