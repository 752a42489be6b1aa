import { sql, type QueryCtx } from '@poros/kernel';
import { rightHolders } from '@poros/identity';
import { covers, nextLevel, type Judged } from '../shared/authority.ts';
import { kindOf, mayDecideOwn } from './authority.sql.ts';

export interface Decider {
  readonly userId: string;
  readonly name: string;
  readonly level: number;
}

/** Everybody who may decide the request by a right of his own, the nearest level first. */
export async function decidersOf(ctx: QueryCtx, request: Judged): Promise<Decider[]> {
  const kind = kindOf(ctx, request.kind);
  const holders = await rightHolders(ctx, kind.permission, request.branchId);
  const limits = await ctx.read<{ roleId: string; amountMax: string }>(sql`
    select role_id as "roleId", amount_max as "amountMax" from approval.decision_limit
    where tenant_id = ${ctx.tenantId} and kind = ${request.kind}`);
  const limitOf = new Map(limits.map((one) => [one.roleId, one.amountMax]));
  const isOwn = mayDecideOwn(ctx, kind);
  const fit = holders.filter(
    ({ userId, roleId }) =>
      (isOwn || userId !== request.askedBy) &&
      covers({ amountMax: limitOf.get(roleId) ?? null }, request.amount),
  );
  const byPerson = Map.groupBy(fit, (one) => one.userId);
  return [...byPerson.values()].flatMap((all) => {
    const [first] = all;
    return first ? [{ ...first, level: Math.min(...all.map((one) => one.level)) }] : [];
  });
}

export interface Asked {
  readonly level: number | null;
  readonly userIds: readonly string[];
}

/** The people one level above those asked before, with whoever stands in for them today. */
export async function nextAsked(
  ctx: QueryCtx,
  request: Judged,
  above: number | null,
): Promise<Asked> {
  const deciders = await decidersOf(ctx, request);
  const level = nextLevel(
    deciders.map((one) => one.level),
    above,
  );
  const asked = deciders.filter((one) => one.level === level).map((one) => one.userId);
  return { level, userIds: [...asked, ...(await standInsOf(ctx, asked, request.askedBy))] };
}

async function standInsOf(
  ctx: QueryCtx,
  userIds: readonly string[],
  askedBy: string,
): Promise<string[]> {
  if (userIds.length === 0) return [];
  const rows = await ctx.read<{ id: string }>(sql`
    select distinct stand_in_id as id from approval.stand_in
    where tenant_id = ${ctx.tenantId} and user_id = any(${[...userIds]}::uuid[])
      and ${ctx.today} between starts_on and ends_on and deleted_at is null
      and stand_in_id <> ${askedBy}`);
  return rows.map((one) => one.id);
}
