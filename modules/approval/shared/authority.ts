import { money } from '@poros/kernel/shared';

/** That somebody may decide a kind: by his own right, or by that of someone he stands in for. */
export interface Authority {
  /** Whose right it is. */
  readonly byUserId: string;
  readonly kind: string;
  /** Where it reaches; null is everywhere. */
  readonly branchIds: readonly string[] | null;
  /** The most it may decide alone; null is any amount. */
  readonly amountMax: string | null;
}

/** What of a request says who may decide it. */
export interface Judged {
  readonly kind: string;
  readonly branchId: string | null;
  readonly amount: string | null;
  readonly askedBy: string;
}

export interface Judge {
  readonly userId: string;
  /** Whether people may decide what they asked for themselves. */
  readonly mayDecideOwn: boolean;
}

export type Judgement =
  | { readonly may: true; readonly authority: Authority }
  | { readonly may: false; readonly why: 'own' | 'no_right' }
  | { readonly may: false; readonly why: 'beyond_limit'; readonly amountMax: string };

/**
 * Whether somebody may decide a request, and by whose right. Nobody decides what he asked for
 * himself, and nobody lets a stand-in do it for him. One's own right comes before a stand-in's.
 */
export function judge(
  authorities: readonly Authority[],
  request: Judged,
  { userId, mayDecideOwn }: Judge,
): Judgement {
  if (request.askedBy === userId && !mayDecideOwn) return { may: false, why: 'own' };
  const reaching = authorities
    .filter((one) => one.kind === request.kind && reachesBranch(one, request.branchId))
    .filter((one) => mayDecideOwn || one.byUserId !== request.askedBy)
    .sort((a, b) => Number(b.byUserId === userId) - Number(a.byUserId === userId));
  const authority = reaching.find((one) => covers(one, request.amount));
  if (authority) return { may: true, authority };
  const limits = reaching.flatMap((one) => one.amountMax ?? []);
  const [first] = limits;
  if (first === undefined) return { may: false, why: 'no_right' };
  const amountMax = limits.reduce((most, one) => (money(one) > money(most) ? one : most), first);
  return { may: false, why: 'beyond_limit', amountMax };
}

const reachesBranch = ({ branchIds }: Authority, branchId: string | null): boolean =>
  branchIds === null || branchId === null || branchIds.includes(branchId);

export const covers = ({ amountMax }: Pick<Authority, 'amountMax'>, amount: string | null) =>
  amountMax === null || amount === null || money(amount) <= money(amountMax);

/**
 * The level of those to be asked next: nearest first, so that small things do not land with the
 * director. `above` is the level that was asked before; null when nobody stands above it.
 */
export function nextLevel(levels: readonly number[], above: number | null): number | null {
  const open = levels.filter((level) => above === null || level < above);
  return open.length > 0 ? Math.max(...open) : null;
}
