import { command, refuse } from '@poros/kernel';
import { JournalPosted, ReverseJournal } from '../shared/journal.ts';
import { ensureReversible, journalWithLines } from './journal.sql.ts';
import { readGround } from './posting-ground.ts';
import { reversalDay, reversalOf } from './reversal-of.ts';
import { settleLines, writeJournal } from './write-journal.ts';

export const reverseJournal = command({
  name: 'finance.reverse_journal',
  http: 'POST /finance/journals/:journalId/reversal',
  permission: 'finance.journal.reverse',
  summary: 'Take a manual journal back by its opposite, in an open month.',
  input: ReverseJournal,
  output: JournalPosted,
  refuses: [
    'finance.journal_not_found',
    'finance.journal_reversed',
    'finance.journal_of_document',
    'finance.reversal_before_journal',
    'finance.period_closed',
  ],

  async run(ctx, { journalId, postedOn, reason }) {
    const { head, lines } = await journalWithLines(ctx, journalId);
    ensureReversible(head);
    const day = postedOn ?? reversalDay(ctx, head);
    if (day < head.postedOn)
      refuse('finance.reversal_before_journal', { number: head.number, postedOn: head.postedOn });
    const posting = reversalOf(head, lines, { postedOn: day, reason: `${head.number}: ${reason}` });
    const ground = await readGround(
      ctx,
      day,
      posting.lines.map((line) => line.account),
    );
    const settled = settleLines(ground, posting);

    const id = ctx.newId();
    const number = await ctx.nextNumber('JV', day);
    await writeJournal(
      ctx,
      ground,
      { ...posting, id, reversalOf: journalId },
      { number, lines: settled },
    );

    return { id, number };
  },
});
