import sql, { type Sql } from 'sql-template-tag';
import { openTransaction } from '../database/transaction.ts';
import type { Pool } from '../database/pool.ts';
import type { NumberSeries } from './module.ts';

const BLOCK = 20;

export interface NumberPlace {
  readonly tenantId: string;
  /** The branch's part of the number, empty for the main branch. */
  readonly branchKey: string;
  readonly series: string;
  /** yymm */
  readonly month: string;
}

/**
 * Draws numbers of series that may have gaps: a block per process, in a transaction of its own,
 * then from memory.
 */
export interface NumberBlocks {
  next(place: NumberPlace): Promise<number>;
}

/** PREFIX-[BRANCH-]yymm-0001 */
export function formatNumber(series: NumberSeries, place: NumberPlace, value: number): string {
  return [series.prefix, place.branchKey, place.month, String(value).padStart(4, '0')]
    .filter(Boolean)
    .join('-');
}

/** yymm of a day written YYYY-MM-DD. */
export const monthOf = (day: string): string => day.slice(2, 4) + day.slice(5, 7);

/**
 * Advances a gap-free series inside the document's own transaction; the row stays locked until it
 * ends.
 */
export function takeGapFree(place: NumberPlace): Sql {
  return advance(place, 1);
}

export function numberBlocks(pool: Pool): NumberBlocks {
  const blocks = new Map<string, { next: number; last: number }>();
  const drawing = new Map<string, Promise<void>>();

  async function next(place: NumberPlace): Promise<number> {
    const key = `${place.tenantId}/${place.branchKey}/${place.series}/${place.month}`;
    for (;;) {
      const block = blocks.get(key);
      if (block && block.next <= block.last) return block.next++;
      let draw = drawing.get(key);
      if (!draw) {
        draw = drawBlock(pool, place).then(
          (first) => void blocks.set(key, { next: first, last: first + BLOCK - 1 }),
        );
        drawing.set(key, draw);
        void draw.finally(() => drawing.delete(key)).catch(() => undefined);
      }
      await draw;
    }
  }
  return { next };
}

async function drawBlock(pool: Pool, place: NumberPlace): Promise<number> {
  const tx = await openTransaction(pool, { tenantId: place.tenantId });
  try {
    const [row] = await tx.read<{ value: number }>(advance(place, BLOCK));
    const first = row?.value ?? 1;
    tx.write(sql`insert into kernel.number_block (tenant_id, branch_key, series, month, first, last)
      values (${place.tenantId}, ${place.branchKey}, ${place.series}, ${place.month}, ${first}, ${first + BLOCK - 1})`);
    await tx.commit();
    return first;
  } finally {
    await tx.rollback();
  }
}

function advance(place: NumberPlace, count: number): Sql {
  return sql`insert into kernel.number_series as s (tenant_id, branch_key, series, month, next)
    values (${place.tenantId}, ${place.branchKey}, ${place.series}, ${place.month}, 1 + ${count}::integer)
    on conflict (tenant_id, branch_key, series, month) do update set next = s.next + ${count}::integer
    returning next - ${count}::integer as value`;
}
