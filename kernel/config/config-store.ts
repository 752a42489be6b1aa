import sql from 'sql-template-tag';
import { openTransaction } from '../database/transaction.ts';
import type { Pool } from '../database/pool.ts';
import { checkOf } from '../execute/check.ts';
import type { ConfigItem } from '../execute/module.ts';
import type { Registry } from '../execute/registry.ts';

const LIFE_MS = 5 * 60_000;
/**
 * What an event about a changed setting is about; every process that hears it reads the settings
 * again.
 */
export const CONFIG_ENTITY = 'kernel.config';

/** The settings of one tenant: its own values over the modules' defaults. */
export type TenantConfig = ReadonlyMap<string, unknown>;

/** Settings kept in memory for five minutes and dropped at once when one changes. */
export interface ConfigStore {
  of(tenantId: string): Promise<TenantConfig>;
  purge(tenantId: string): void;
}

export function configStore(
  pool: Pool,
  registry: Registry,
  clock: () => Date,
  onRead: (result: 'hit' | 'miss') => void,
): ConfigStore {
  const kept = new Map<
    string,
    { readonly values: Promise<TenantConfig>; readonly until: number }
  >();
  return {
    of(tenantId) {
      const now = clock().getTime();
      const found = kept.get(tenantId);
      if (found && found.until > now) {
        onRead('hit');
        return found.values;
      }
      onRead('miss');
      const values = load(pool, registry, tenantId);
      kept.set(tenantId, { values, until: now + LIFE_MS });
      values.catch(() => kept.delete(tenantId));
      return values;
    },
    purge: (tenantId) => void kept.delete(tenantId),
  };
}

/** Why a value does not fit a setting, in a few words; undefined when it does. */
export function configProblem(item: ConfigItem, value: unknown): string | undefined {
  const check = checkOf(item.schema);
  if (check.Check(value)) return undefined;
  const [first] = check.Errors(value);
  return `${first?.path ?? ''} ${first?.message ?? ''}`.trim();
}

async function load(pool: Pool, registry: Registry, tenantId: string): Promise<TenantConfig> {
  const tx = await openTransaction(pool, { tenantId, readOnly: true });
  try {
    const rows = await tx.read<{ key: string; value: unknown }>(
      sql`select key, value from kernel.system_config where tenant_id = ${tenantId}`,
    );
    await tx.commit();
    const values = new Map([...registry.config].map(([key, item]) => [key, item.default]));
    for (const { key, value } of rows) {
      const item = registry.config.get(key);
      // A value that an older version of the module allowed no longer counts.
      if (item && checkOf(item.schema).Check(value)) values.set(key, value);
    }
    return values;
  } finally {
    await tx.rollback();
  }
}
