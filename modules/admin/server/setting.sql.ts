import { configProblem, refuse, sql, type ConfigItem, type Ctx } from '@poros/kernel';

export interface Kept {
  readonly value: unknown;
  readonly version: number;
}

export function settingOf(ctx: Ctx, key: string): ConfigItem {
  return ctx.registry.config.get(key) ?? refuse('kernel.config_unknown', { key });
}

export function ensureFits(item: ConfigItem, value: unknown): void {
  const reason = configProblem(item, value);
  if (reason) refuse('kernel.config_invalid', { key: item.key, reason });
}

/** The tenant's own value, locked; also when there is none yet, so that two firsts do not cross. */
export async function lockSetting(ctx: Ctx, key: string): Promise<Kept | undefined> {
  const lock = `${ctx.tenantId}/config/${key}`;
  const [, [kept]] = await ctx.readAll<[unknown[], Kept[]]>(
    sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`,
    sql`select value, version from kernel.system_config
      where tenant_id = ${ctx.tenantId} and key = ${key}`,
  );
  return kept;
}

/** Keeps the tenant's own value and tells of it; answers the version it has now. */
export async function keepSetting(
  ctx: Ctx,
  given: { readonly key: string; readonly value: unknown; readonly kept: Kept | undefined },
): Promise<number> {
  const { key, value, kept } = given;
  const now = ctx.now.toISOString();
  ctx.write(sql`insert into kernel.system_config as c (tenant_id, key, value, created_at,
      created_by, updated_at, updated_by)
    values (${ctx.tenantId}, ${key}, ${JSON.stringify(value)}::jsonb, ${now},
      ${ctx.actor.userId}, ${now}, ${ctx.actor.userId})
    on conflict on constraint system_config__key do update
      set value = excluded.value, version = c.version + 1,
        updated_at = excluded.updated_at, updated_by = excluded.updated_by`);
  await settingChanged(ctx, key, { from: kept?.value, to: value });
  return (kept?.version ?? 0) + 1;
}

/** Into the history, the audit trail and the ears of every process. */
export async function settingChanged(
  ctx: Ctx,
  key: string,
  change: { from: unknown; to: unknown },
): Promise<void> {
  const id = ctx.newId();
  ctx.write(sql`insert into kernel.system_config_history (tenant_id, id, key, old_value, new_value,
      changed_at, changed_by)
    values (${ctx.tenantId}, ${id}, ${key}, ${jsonOf(change.from)}::jsonb,
      ${jsonOf(change.to)}::jsonb, ${ctx.now.toISOString()}, ${ctx.actor.userId})`);
  ctx.changed('kernel.system_config', id, { key, value: change.from }, { key, value: change.to });
  await ctx.emit('admin.config_changed', id, { key });
}

/** Nothing stays nothing; a JSON null is a value like another. */
const jsonOf = (value: unknown): string | null =>
  value === undefined ? null : JSON.stringify(value);
