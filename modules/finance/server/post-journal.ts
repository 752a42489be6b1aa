import type { Ctx } from '@poros/kernel';
import type { Posting } from '../shared/posting.ts';
import { readGround } from './posting-ground.ts';
import { settleLines, writeJournal } from './write-journal.ts';

/**
 * Posts a journal for another module: by the meaning of its accounts, once for each source. Refuses
 * a closed month, a journal that does not balance, a dimension that an account demands or forbids,
 * and a source that was posted before.
 */
export async function postJournal(
  ctx: Ctx,
  posting: Posting,
): Promise<{ id: string; number: string }> {
  const ground = await readGround(
    ctx,
    posting.postedOn,
    posting.lines.map((line) => line.account),
  );
  const lines = settleLines(ground, posting);

  const id = posting.id ?? ctx.newId();
  const number = await ctx.nextNumber('JV', posting.postedOn);
  await writeJournal(ctx, ground, { ...posting, id }, { number, lines });

  return { id, number };
}
