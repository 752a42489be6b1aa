import { refuse, sql, type QueryCtx, type Sql } from '@poros/kernel';
import type { BookPart } from '../shared/report.ts';
import { partOfLines, partOfTotals, totalsTables } from './books.sql.ts';

export interface LedgerPart extends BookPart {
  readonly accountId: string;
  readonly partyId?: string;
}

/** The account's lines as `l`. */
export const ledgerLines = (ctx: QueryCtx, { accountId, ...part }: LedgerPart): Sql =>
  sql`finance.journal_line l where ${partOfLines(ctx, part)} and l.account_id = ${accountId}`;

/**
 * What the account stood at before a day, as an expression: whole months from their totals, the
 * days since then from the lines. One party has no totals, so all its lines are added up.
 */
export function standingBefore(ctx: QueryCtx, ledger: LedgerPart, day: string): Sql {
  const lines = sql`select coalesce(sum(l.debit - l.credit), 0) from ${ledgerLines(ctx, ledger)}
    and l.posted_on < ${day}`;
  if (ledger.partyId) return sql`(${lines})`;
  const month = `${day.slice(0, 7)}-01`;
  return sql`((select coalesce(sum(t.debit - t.credit), 0) from ${totalsTables}
      where ${partOfTotals(ctx, ledger)} and t.account_id = ${ledger.accountId}
        and p.starts_on < ${month})
    + (${lines} and l.posted_on >= ${month}))`;
}

/** Where a page of a ledger ends: the day and the id of its last line. */
export interface LedgerPlace {
  readonly postedOn: string;
  readonly id: string;
}

export const placeText = ({ postedOn, id }: LedgerPlace): string =>
  Buffer.from(`${postedOn}/${id}`).toString('base64url');

const PLACE = /^(\d{4}-\d{2}-\d{2})\/([0-9a-f-]{36})$/;

export function placeOf(cursor: string | undefined): LedgerPlace | undefined {
  if (cursor === undefined) return undefined;
  const [, postedOn, id] = PLACE.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  if (!postedOn || !id) refuse('kernel.invalid_input', { errors: [BAD_CURSOR] });
  return { postedOn, id };
}

const BAD_CURSOR = {
  path: '/after',
  type: -1,
  schema: { description: 'cursor of the same ledger' },
};
