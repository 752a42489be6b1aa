import { query } from '@poros/kernel';
import { PreviewReversal, Reversal } from '../shared/journal.ts';
import { ensureReversible, journalWithLines } from './journal.sql.ts';
import { reversalDay } from './reversal-of.ts';

export const previewReversal = query({
  name: 'finance.preview_reversal',
  http: 'GET /finance/journals/:journalId/reversal',
  permission: 'finance.journal.reverse',
  summary: 'The lines that reversing a journal would post.',
  input: PreviewReversal,
  output: Reversal,
  refuses: ['finance.journal_not_found', 'finance.journal_reversed', 'finance.journal_of_document'],

  async run(ctx, { journalId }) {
    const { head, lines } = await journalWithLines(ctx, journalId);
    ensureReversible(head);
    return {
      postedOn: reversalDay(ctx, head),
      description: head.description,
      total: head.total,
      currency: head.currency,
      lines: lines.map((line) => ({ ...line, debit: line.credit, credit: line.debit })),
    };
  },
});
