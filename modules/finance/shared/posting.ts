import { addMoney, NO_MONEY, subtractMoney, type Money } from '@poros/kernel/shared';
import type { DimensionRules, SystemKey } from './account.ts';

/** Where something posted comes from; at most one journal stands for one source. */
export interface Source {
  readonly type: string;
  readonly id: string;
}

export type AccountRef = SystemKey | { readonly accountId: string };

export interface LineDimensions {
  readonly branch?: string | null;
  readonly department?: string | null;
  readonly project?: string | null;
  readonly equipment?: string | null;
}

/**
 * One side of a journal. A line of nothing at all is left out, so a caller need not test its
 * amounts.
 */
export interface PostingLine {
  readonly account: AccountRef;
  readonly debit?: Money;
  readonly credit?: Money;
  readonly description?: string;
  readonly partyId?: string | null;
  readonly itemId?: string | null;
  readonly dimensions?: LineDimensions;
}

export interface Posting {
  readonly id?: string;
  readonly branchId: string;
  readonly postedOn: string;
  readonly source: Source;
  readonly description: string;
  readonly currency: string;
  readonly lines: readonly PostingLine[];
}

export interface DimensionFault {
  readonly dimension: keyof DimensionRules;
  /** Demanded and not given; otherwise given and forbidden. */
  readonly isMissing: boolean;
}

/** The first dimension that breaks the account's rules. */
export function dimensionFault(
  rules: DimensionRules,
  given: LineDimensions,
): DimensionFault | undefined {
  for (const dimension of ['department', 'project', 'equipment'] as const) {
    const isGiven = Boolean(given[dimension]);
    if (rules[dimension] === 'required' && !isGiven) return { dimension, isMissing: true };
    if (rules[dimension] === 'forbidden' && isGiven) return { dimension, isMissing: false };
  }
  return undefined;
}

interface Sided {
  readonly branch: string;
  readonly debit: Money;
  readonly credit: Money;
}

/** Debit less credit. */
export const balanceOf = (lines: Iterable<Pick<Sided, 'debit' | 'credit'>>): Money => {
  let balance = NO_MONEY;
  for (const line of lines) balance = subtractMoney(addMoney(balance, line.debit), line.credit);
  return balance;
};

/**
 * What each branch owes the others after these lines, by branch. Put on the inter-branch account it
 * makes the books of every branch balance by themselves. Empty when the lines stay within their
 * branches.
 */
export function branchBalances(lines: readonly Sided[]): ReadonlyMap<string, Money> {
  const byBranch = Map.groupBy(lines, (line) => line.branch);
  return new Map(
    [...byBranch]
      .map(([branch, own]) => [branch, balanceOf(own)] as const)
      .filter(([, balance]) => balance !== 0n),
  );
}
