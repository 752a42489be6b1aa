import type { Ctx } from '@poros/kernel';
import { postJournal } from '@poros/finance';
import { stockJournal, type SignedAmount } from '../shared/stock-journal.ts';
import type { Source } from './write-stock.ts';

export interface StockJournal {
  readonly branchId: string;
  readonly source: Source;
  readonly description: string;
  readonly amounts: readonly SignedAmount[];
}

/** The journal of a stock movement, once per document; goods without value need none. */
export async function postStockJournal(ctx: Ctx, journal: StockJournal): Promise<void> {
  const lines = stockJournal(journal.amounts);
  if (lines.length === 0) return;
  const { branchId, source, description } = journal;
  await postJournal(ctx, {
    branchId,
    postedOn: source.movedOn,
    source: { type: source.type, id: source.id },
    description,
    currency: ctx.actor.currency,
    lines,
  });
}
