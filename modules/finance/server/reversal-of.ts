import type { QueryCtx } from '@poros/kernel';
import { money } from '@poros/kernel/shared';
import { REVERSAL_SOURCE, type JournalLine, type JournalRow } from '../shared/journal.ts';
import type { Posting } from '../shared/posting.ts';

/** The same journal with its sides exchanged. The preview shows it, the command posts it. */
export function reversalOf(
  head: JournalRow,
  lines: readonly JournalLine[],
  { postedOn, reason }: { postedOn: string; reason: string },
): Posting {
  return {
    branchId: head.branchId,
    postedOn,
    source: { type: REVERSAL_SOURCE, id: head.id },
    description: reason,
    currency: head.currency,
    lines: lines.map((line) => ({
      account: { accountId: line.accountId },
      debit: money(line.credit),
      credit: money(line.debit),
      description: line.description,
      partyId: line.partyId,
      dimensions: {
        branch: line.branchId,
        department: line.departmentId,
        project: line.projectId,
        equipment: line.equipmentId,
      },
    })),
  };
}

/** Today, or the journal's own day when that is later. */
export const reversalDay = (ctx: QueryCtx, head: JournalRow): string =>
  head.postedOn > ctx.today ? head.postedOn : ctx.today;
