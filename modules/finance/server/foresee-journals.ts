import type { Foresight } from '@poros/kernel';
import type { ForeseenJournal } from '../shared/journal.ts';
import { journalsWithLines } from './journal.sql.ts';

/** The journals that a tried command would post, as it wrote them. */
export const foreseeJournals: Foresight = {
  event: 'finance.journal_posted',
  permission: 'finance.journal.read',

  async read(ctx, journalIds): Promise<ForeseenJournal[]> {
    const journals = await journalsWithLines(ctx, journalIds);
    return journals.map(({ head: { id, postedOn, currency, total }, lines }) => ({
      id,
      postedOn,
      currency,
      total,
      lines,
    }));
  },
};
