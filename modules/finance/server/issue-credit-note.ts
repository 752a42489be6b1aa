import { refuse, type Ctx } from '@poros/kernel';
import {
  addMoney,
  money,
  moneyText,
  negateMoney,
  quantityText,
  subtractMoney,
} from '@poros/kernel/shared';
import type { IssueCreditNoteInput } from '../shared/invoice.ts';
import { amountColumns } from './amount-columns.ts';
import { creditNotePosting } from './credit-note-posting.ts';
import {
  amountsBefore,
  credit,
  creditableLines,
  holdInvoice,
  type AmountsBefore,
  type CreditableLine,
  type Credited,
  type InvoiceToCredit,
} from './credited-lines.ts';
import { moveCredit } from './move-credit.ts';
import { groundOf, groundStatement } from './posting-ground.ts';
import { openOf, settle } from './settlement.ts';
import { settleLines, writeJournal } from './write-journal.ts';

export interface IssuedCreditNote {
  readonly id: string;
  readonly number: string;
  readonly total: string;
  /** What the invoice could not take, because it was paid: the customer's to use. */
  readonly unapplied: string;
  readonly journalId: string;
}

/**
 * Takes an invoice back, as a whole or line by line. What is still open of it falls; what was
 * already paid becomes the customer's unapplied money. Refuses more than was invoiced, and a
 * closed month.
 */
export async function issueCreditNote(
  ctx: Ctx,
  input: IssueCreditNoteInput,
): Promise<IssuedCreditNote> {
  const { invoiceId, issuedOn = ctx.today, reason } = input;
  const [groundRows, [invoice], lines, [before]] = await ctx.readAll<
    [unknown[], InvoiceToCredit[], CreditableLine[], AmountsBefore[]]
  >(
    groundStatement(ctx, issuedOn, ['receivable', 'deposits', 'sales_return', 'ppn_out']),
    holdInvoice(ctx, invoiceId),
    creditableLines(ctx, invoiceId),
    amountsBefore(ctx, invoiceId),
  );
  const ground = groundOf(groundRows, issuedOn);
  if (!invoice || !before) refuse('finance.invoice_not_found');
  ctx.ensureReach({ branchId: invoice.branch_id }, 'finance.invoice_not_found');
  if (issuedOn < invoice.issued_on)
    refuse('finance.credit_before_invoice', {
      number: invoice.number,
      issuedOn: invoice.issued_on,
    });

  const id = input.id ?? ctx.newId();
  const credited = credit(invoice, lines, before, input.lines);
  const { total } = credited.totals;
  const open = openOf(invoice);
  const settled = total < open ? total : open;
  const unapplied = subtractMoney(total, settled);
  const posting = creditNotePosting({ id, issuedOn, invoice, credited, settled, unapplied });
  const postingLines = settleLines(ground, posting);

  moveCredit(ctx, {
    customerId: invoice.customer_id,
    currency: invoice.currency,
    receivable: negateMoney(settled),
    unapplied,
  });
  const [number, journalNumber] = await Promise.all([
    ctx.nextNumber('CN', issuedOn),
    ctx.nextNumber('JV', issuedOn),
  ]);
  const journalId = ctx.newId();
  const description = `${number} ${invoice.number}: ${reason}`.slice(0, 500);
  await writeJournal(
    ctx,
    ground,
    { ...posting, id: journalId, description },
    { number: journalNumber, lines: postingLines },
  );
  writeNote(ctx, invoice, credited, {
    id,
    number,
    issuedOn,
    reason,
    settled: moneyText(settled),
    journalId,
  });
  await settle(
    ctx,
    { kind: 'credit_note', id },
    settled > 0n ? [{ id: ctx.newId(), invoice, amount: settled, reversalOf: null }] : [],
    { on: issuedOn, journalId },
  );

  await sayIssued(ctx, invoice, credited, { id, number });
  return { id, number, total: moneyText(total), unapplied: moneyText(unapplied), journalId };
}

interface NoteHead {
  readonly id: string;
  readonly number: string;
  readonly issuedOn: string;
  readonly reason: string;
  readonly settled: string;
  readonly journalId: string;
}

function writeNote(
  ctx: Ctx,
  invoice: InvoiceToCredit,
  { totals, lines }: Credited,
  note: NoteHead,
): void {
  ctx.insert('finance.credit_note', {
    id: note.id,
    number: note.number,
    branch_id: invoice.branch_id,
    customer_id: invoice.customer_id,
    invoice_id: invoice.id,
    issued_on: note.issuedOn,
    reason: note.reason,
    currency: invoice.currency,
    ...amountColumns(totals),
    total: moneyText(totals.total),
    allocated: note.settled,
    journal_id: note.journalId,
  });
  ctx.insert(
    'finance.credit_note_line',
    lines.map((one, index) => ({
      id: ctx.newId(),
      credit_note_id: note.id,
      invoice_line_id: one.line.id,
      line_no: index + 1,
      quantity: quantityText(one.quantity),
      ...amountColumns(one.amounts),
    })),
  );
  ctx.update('finance.invoice', invoice, {
    credit_noted: moneyText(addMoney(money(invoice.credit_noted), totals.total)),
  });
}

async function sayIssued(
  ctx: Ctx,
  invoice: InvoiceToCredit,
  { totals, lines }: Credited,
  note: { id: string; number: string },
): Promise<void> {
  await ctx.emit('finance.credit_note_issued', note.id, {
    creditNoteId: note.id,
    number: note.number,
    invoiceId: invoice.id,
    customerId: invoice.customer_id,
    source: { type: invoice.source_type, id: invoice.source_id },
    currency: invoice.currency,
    total: moneyText(totals.total),
    lines: lines.map(({ line, quantity }) => ({
      invoiceLineId: line.id,
      quantity: quantityText(quantity),
    })),
  });
}
