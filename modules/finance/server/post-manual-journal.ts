import { command, refuse } from '@poros/kernel';
import { money } from '@poros/kernel/shared';
import { JournalPosted, MANUAL_SOURCE, PostManualJournal } from '../shared/journal.ts';
import type { Posting } from '../shared/posting.ts';
import { ensureKnown } from './ensure-known.ts';
import { accountOf, readGround } from './posting-ground.ts';
import { settleLines, writeJournal } from './write-journal.ts';

export const postManualJournal = command({
  name: 'finance.post_manual_journal',
  http: 'POST /finance/journals',
  permission: 'finance.journal.post',
  summary: 'Post a journal by hand, to accounts that no document keeps.',
  input: PostManualJournal,
  output: JournalPosted,
  refuses: [
    'finance.account_not_found',
    'finance.account_is_heading',
    'finance.account_is_control',
    'finance.journal_unbalanced',
    'finance.journal_empty',
    'finance.dimension_missing',
    'finance.dimension_forbidden',
    'finance.period_closed',
    'finance.period_missing',
    'finance.reference_unknown',
  ],

  async run(ctx, input) {
    const id = input.id ?? ctx.newId();
    const posting: Posting = {
      branchId: ctx.branchId,
      postedOn: input.postedOn ?? ctx.today,
      source: { type: MANUAL_SOURCE, id },
      description: input.description,
      currency: input.currency ?? ctx.actor.currency,
      lines: input.lines.map((line) => ({
        account: { accountId: line.accountId },
        debit: money(line.debit ?? '0'),
        credit: money(line.credit ?? '0'),
        description: line.description ?? '',
        partyId: line.partyId ?? null,
        dimensions: {
          branch: line.branchId ?? null,
          department: line.departmentId ?? null,
          project: line.projectId ?? null,
          equipment: line.equipmentId ?? null,
        },
      })),
    };
    const ground = await readGround(
      ctx,
      posting.postedOn,
      posting.lines.map((line) => line.account),
    );
    for (const { account } of posting.lines) {
      const { isControl, code, name } = accountOf(ground, account);
      if (isControl) refuse('finance.account_is_control', { code, name });
    }
    const lines = settleLines(ground, posting);
    ensureKnown(ctx, input.lines);

    const number = await ctx.nextNumber('JV', posting.postedOn);
    await writeJournal(ctx, ground, { ...posting, id }, { number, lines });

    return { id, number };
  },
});
