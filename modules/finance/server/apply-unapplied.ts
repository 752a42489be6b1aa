import { refuse, type Ctx } from '@poros/kernel';
import { money, moneyText, negateMoney, subtractMoney, type Money } from '@poros/kernel/shared';
import type { Posting } from '../shared/posting.ts';
import { moveCredit } from './move-credit.ts';
import type { PostingGround } from './posting-ground.ts';
import {
  receivableLines,
  settle,
  settledAmount,
  type Origin,
  type Settlement,
} from './settlement.ts';
import { settleLines, writeJournal } from './write-journal.ts';

/** The document whose money moves: its customer, and what of it is not applied. */
export interface Purse extends Origin {
  readonly number: string;
  readonly branchId: string;
  readonly customerId: string;
  readonly currency: string;
  readonly unapplied: string;
}

/**
 * Moves money between a customer's advances and his invoices, with its own journal: forward when an
 * unapplied amount is set against invoices, back when an allocation is released. Answers what is
 * then unapplied.
 */
export async function applyUnapplied(
  ctx: Ctx,
  ground: PostingGround,
  purse: Purse,
  { settlements, on }: { settlements: readonly Settlement[]; on: string },
): Promise<Money> {
  const amount = settledAmount(settlements);
  const left = subtractMoney(money(purse.unapplied), amount);
  if (left < 0n) refuse('finance.receipt_overallocated', { over: moneyText(negateMoney(left)) });
  const [first] = settlements;
  const { customerId, currency } = purse;
  const posting: Posting = {
    branchId: purse.branchId,
    postedOn: on,
    source: { type: 'finance.allocation', id: first?.id ?? purse.id },
    description: [purse.number, ...settlements.map((one) => one.invoice.number)]
      .join(' ')
      .slice(0, 500),
    currency,
    // A negative amount changes sides when the lines are settled.
    lines: [
      { account: 'deposits', debit: amount, partyId: customerId },
      ...receivableLines(settlements, customerId),
    ],
  };
  const lines = settleLines(ground, posting);

  const moved = negateMoney(amount);
  moveCredit(ctx, { customerId, currency, receivable: moved, unapplied: moved });
  const number = await ctx.nextNumber('JV', on);
  const journalId = ctx.newId();
  await writeJournal(ctx, ground, { ...posting, id: journalId }, { number, lines });
  await settle(ctx, purse, settlements, { on, journalId });
  return left;
}
