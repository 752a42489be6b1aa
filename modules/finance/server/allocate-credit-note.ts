import { command, refuse } from '@poros/kernel';
import { money, moneyText, subtractMoney } from '@poros/kernel/shared';
import { AllocateCreditNote, Allocated } from '../shared/receipt.ts';
import { applyUnapplied } from './apply-unapplied.ts';
import { groundOf, groundStatement } from './posting-ground.ts';
import { holdCreditNote, type CreditNoteRow } from './receipt.sql.ts';
import { holdInvoices, planSettlements, type HeldInvoice } from './settlement.ts';

export const allocateCreditNote = command({
  name: 'finance.allocate_credit_note',
  http: 'POST /finance/credit-notes/:creditNoteId/allocations',
  permission: 'finance.receipt.allocate',
  summary: 'Set what is left of a credit note against other invoices of the customer.',
  input: AllocateCreditNote,
  output: Allocated,
  refuses: [
    'finance.credit_note_not_found',
    'finance.invoice_not_found',
    'finance.invoice_oversettled',
    'finance.receipt_overallocated',
    'finance.period_closed',
  ],

  async run(ctx, { creditNoteId, version, allocations }) {
    const on = ctx.today;
    const [groundRows, [note], invoices] = await ctx.readAll<
      [unknown[], CreditNoteRow[], HeldInvoice[]]
    >(
      groundStatement(ctx, on, ['receivable', 'deposits']),
      holdCreditNote(ctx, creditNoteId),
      holdInvoices(
        ctx,
        allocations.map((one) => one.invoiceId),
      ),
    );
    if (!note) refuse('finance.credit_note_not_found');
    ctx.ensureReach({ branchId: note.branch_id }, 'finance.credit_note_not_found');
    const { number, currency, unapplied, customer_id: customerId, branch_id: branchId } = note;

    const settlements = planSettlements(ctx, invoices, allocations, { customerId, currency, on });
    const left = await applyUnapplied(
      ctx,
      groundOf(groundRows, on),
      { kind: 'credit_note', id: creditNoteId, number, branchId, customerId, currency, unapplied },
      { settlements, on },
    );
    ctx.update(
      'finance.credit_note',
      { ...note, version },
      { allocated: moneyText(subtractMoney(money(note.total), left)) },
    );

    return { id: creditNoteId, unapplied: moneyText(left), version: version + 1 };
  },
});
