import { refuse, sql, type Ctx, type Sql } from '@poros/kernel';
import type { AccountRef } from '../shared/posting.ts';
import type { AccountType, DimensionRules, SystemKey } from '../shared/account.ts';

export interface PostingAccount {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly isPostable: boolean;
  readonly isControl: boolean;
  readonly isArchived: boolean;
  readonly systemKey: SystemKey | null;
  readonly dimensions: DimensionRules;
}

/**
 * What a posting stands on: its month, held open until the end of the transaction, and its
 * accounts.
 */
export interface PostingGround {
  readonly periodId: string;
  readonly accounts: readonly PostingAccount[];
}

interface GroundRow {
  readonly period: { readonly id: string; readonly status: string } | null;
  readonly accounts: readonly PostingAccount[] | null;
}

/**
 * One statement that holds the month of `on` FOR SHARE and finds the accounts. The month comes
 * first in the order of locks: month, document, customer's credit, stock, number.
 */
export function groundStatement(ctx: Ctx, on: string, refs: readonly AccountRef[]): Sql {
  const keys = ['inter_branch', ...refs.filter((ref) => typeof ref === 'string')];
  const ids = refs.flatMap((ref) => (typeof ref === 'string' ? [] : [ref.accountId]));
  return sql`with month as materialized (
      select id, status from finance.period
      where tenant_id = ${ctx.tenantId} and starts_on = date_trunc('month', ${on}::date)::date
      for share)
    select (select jsonb_build_object('id', id, 'status', status) from month) as period,
      (select jsonb_agg(jsonb_build_object(
          'id', a.id, 'code', a.code, 'name', a.name_id, 'type', a.type,
          'isPostable', a.is_postable, 'isControl', a.is_control,
          'isArchived', a.deleted_at is not null, 'systemKey', a.system_key, 'dimensions',
          coalesce((
            select jsonb_object_agg(d.dimension, d.rule) from finance.account_dimension d
            where d.tenant_id = a.tenant_id and d.account_id = a.id), '{}')))
        from finance.account a
        where a.tenant_id = ${ctx.tenantId}
          and (a.system_key = any(${keys}::text[]) or a.id = any(${ids}::uuid[]))) as accounts`;
}

/** Reads the answer of `groundStatement`; refuses a month that is missing or no longer open. */
export function groundOf(rows: readonly unknown[], on: string): PostingGround {
  const [row] = rows as GroundRow[];
  const month = on.slice(0, 7);
  const period = row?.period ?? refuse('finance.period_missing', { month });
  if (period.status !== 'open') refuse('finance.period_closed', { month });
  return { periodId: period.id, accounts: row?.accounts ?? [] };
}

export async function readGround(
  ctx: Ctx,
  on: string,
  refs: readonly AccountRef[],
): Promise<PostingGround> {
  return groundOf(await ctx.read(groundStatement(ctx, on, refs)), on);
}

export function accountOf(ground: PostingGround, ref: AccountRef): PostingAccount {
  if (typeof ref === 'string')
    return (
      ground.accounts.find((one) => one.systemKey === ref) ??
      refuse('finance.account_not_set', { key: ref })
    );
  const account =
    ground.accounts.find((one) => one.id === ref.accountId) ?? refuse('finance.account_not_found');
  if (!account.isPostable)
    refuse('finance.account_is_heading', { code: account.code, name: account.name });
  if (account.isArchived) refuse('finance.account_not_found');
  return account;
}
