import {
  scopeOf,
  sql,
  withinReach,
  type PlacedColumns,
  type QueryCtx,
  type Sql,
} from '@poros/kernel';
import { dayPlus } from '@poros/kernel/shared';
import type { Range } from '../shared/index.ts';

/** How far back the trail of what stands now goes. */
export const TRAIL_DAYS = 30;

/** What one dashboard is asked for. */
export interface Asking {
  readonly ctx: QueryCtx;
  readonly range: Range;
  readonly branchId: string | undefined;
}

/**
 * The rows of a figure: this tenant's, within the reach of the figure's own right, of the branch
 * that was chosen. `row` is the alias of a view.
 */
export function visible(asking: Asking, permission: string, columns: VisibleColumns): Sql {
  const { ctx, branchId } = asking;
  const { tenant, ...placed } = columns;
  return sql`${tenant} = ${ctx.tenantId} and ${withinReach(ctx.actor, permission, placed)}
    and ${branchId && placed.branch ? sql`${placed.branch} = ${branchId}::uuid` : sql`true`}`;
}

/** Whether the figure's right reaches everything and no branch was chosen. */
export const seesAll = ({ ctx, branchId }: Asking, permission: string): boolean =>
  branchId === undefined && scopeOf(ctx.actor, permission) === 'all';

export interface VisibleColumns extends PlacedColumns {
  readonly tenant: Sql;
}

/** A day column within the range or the part of the range before that it is compared with. */
export function inRanges({ range }: Asking, day: Sql): Sql {
  return sql`${day} between ${range.previous.from} and ${range.to}
    and (${day} >= ${range.from} or ${day} <= ${range.previous.until})`;
}

/** The first day whose changes the trail needs. */
export const trailStart = ({ ctx }: Asking): string => dayPlus(ctx.today, -TRAIL_DAYS);

/** Rows written from a day on, by the time in their ids: a row is never written before its day. */
export const writtenSince = (id: Sql, day: string): Sql =>
  sql`${id} >= kernel.uuid_floor((${day}::date - 2)::timestamp at time zone 'UTC')`;
