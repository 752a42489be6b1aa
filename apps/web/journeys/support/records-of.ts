import { inject } from 'vitest';
import { raw, rowsOf, sql } from '@poros/kernel';
import { openPool } from '@poros/kernel/system';

/**
 * How many records of a table the factory's company has, archived ones left out. Lists count
 * exactly below 10,000 only, so this asks the database.
 */
export async function recordsOf(table: 'catalog.item' | 'party.customer'): Promise<number> {
  const pool = openPool({ url: inject('programDatabase'), name: 'records of', max: 1 });
  try {
    const [found] = await rowsOf<{ count: number }>(
      pool,
      sql`select count(*)::integer as count from ${raw(table)} r
        join tenancy.tenant t on t.tenant_id = r.tenant_id
        where t.code = 'FACTORY' and r.deleted_at is null`,
    );
    return found?.count ?? 0;
  } finally {
    await pool.end();
  }
}
