import { command } from '@poros/kernel';
import { CreditNoteIssued, IssueCreditNoteInput } from '../shared/invoice.ts';
import { issueCreditNote } from './issue-credit-note.ts';

export const createCreditNote = command({
  name: 'finance.create_credit_note',
  http: 'POST /finance/invoices/:invoiceId/credit-notes',
  permission: 'finance.invoice.credit',
  summary: 'Take an invoice back, as a whole or line by line.',
  input: IssueCreditNoteInput,
  output: CreditNoteIssued,
  refuses: [
    'finance.invoice_not_found',
    'finance.invoice_line_not_found',
    'finance.invoice_fully_credited',
    'finance.credit_over_quantity',
    'finance.credit_before_invoice',
    'finance.period_closed',
  ],

  async run(ctx, input) {
    return issueCreditNote(ctx, input);
  },
});
