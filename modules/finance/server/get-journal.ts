import { query } from '@poros/kernel';
import { GetJournal, Journal, MANUAL_SOURCE } from '../shared/journal.ts';
import { journalWithLines } from './journal.sql.ts';

export const getJournal = query({
  name: 'finance.get_journal',
  http: 'GET /finance/journals/:journalId',
  permission: 'finance.journal.read',
  summary: 'A journal with its lines and where it comes from.',
  input: GetJournal,
  output: Journal,
  refuses: ['finance.journal_not_found'],

  async run(ctx, { journalId }) {
    const { head, lines } = await journalWithLines(ctx, journalId);
    return { ...head, isManual: head.source.type === MANUAL_SOURCE, lines };
  },
});
