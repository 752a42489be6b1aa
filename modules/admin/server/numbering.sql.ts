import { empty, numberedRecords, sql, type QueryCtx, type Sql } from '@poros/kernel';
import type { SeriesRow } from '../shared/numbering.ts';

/** What the kernel knows of one series in one branch and month. */
export interface Drawn {
  readonly series: string;
  readonly branchKey: string;
  readonly month: string;
  readonly next: number;
  readonly branchId: string | null;
  readonly branchName: string | null;
  readonly used: number;
  readonly last: number | null;
}

/** Series, branch and month of every number drawn, with what the documents made of it. */
export async function drawnSeries(
  ctx: QueryCtx,
  only: { readonly series?: string; readonly month?: string; readonly branchKey?: string },
): Promise<Drawn[]> {
  const { series, month, branchKey } = only;
  return ctx.read<Drawn>(sql`
    select s.series, s.branch_key as "branchKey", s.month, s.next, b.id as "branchId",
      b.name as "branchName", coalesce(d.used, 0) as used, d.last
    from kernel.number_series s
    left join tenancy.v_branch b on b.tenant_id = s.tenant_id and b.number_code = s.branch_key
    left join (
      select p.prefix, count(*)::integer as used, max(p.value) as last
      from (${numberedRecords(ctx)}) p group by p.prefix) d
      on d.prefix = concat_ws('-', ${prefixOf(ctx)}, nullif(s.branch_key, ''), s.month)
    where s.tenant_id = ${ctx.tenantId}
      ${series ? sql`and s.series = ${series}` : empty} ${month ? sql`and s.month = ${month}` : empty}
      ${branchKey === undefined ? empty : sql`and s.branch_key = ${branchKey}`}
    order by s.month desc, s.series, s.branch_key`);
}

/** The prefix that a series' code stands for; series are declared, not stored. */
function prefixOf(ctx: QueryCtx): Sql {
  const pairs = Object.fromEntries(
    [...ctx.registry.series.values()].map(({ code, prefix }) => [code, prefix]),
  );
  return sql`${JSON.stringify(pairs)}::jsonb ->> s.series`;
}

/** What the page shows of it; a number is written as the kernel writes it. */
export function seriesRow(ctx: QueryCtx, drawn: Drawn): SeriesRow {
  const { series: code, branchKey, month, next, last, used, branchId, branchName } = drawn;
  const { prefix = code, gapFree = false } = ctx.registry.series.get(code) ?? {};
  const write = numberWriter({ prefix, branchKey, month });
  const lowest = gapFree || last === null ? next : Math.min(last + 1, next);
  return {
    id: [code, month, branchKey].filter(Boolean).join('.'),
    series: code,
    prefix,
    isGapFree: gapFree,
    branchKey,
    branchId,
    branchName,
    month,
    used,
    lastNumber: last === null ? null : write(last),
    nextNumber: write(gapFree || last !== null ? lowest : 1),
    nextBlock: gapFree || last === null ? null : write(next),
    missing: Math.max(0, (gapFree ? next - 1 : (last ?? 0)) - used),
  };
}

export interface NumberParts {
  readonly prefix: string;
  readonly branchKey: string;
  readonly month: string;
}

/** PREFIX-[BRANCH-]yymm-0001 */
export const numberWriter =
  ({ prefix, branchKey, month }: NumberParts) =>
  (value: number): string =>
    [prefix, branchKey, month, String(value).padStart(4, '0')].filter(Boolean).join('-');
