import { command, refuse, sql } from '@poros/kernel';
import { ChangeConfig, SettingTouched } from '../shared/config.ts';
import { ensureFits, lockSetting, settingChanged, settingOf } from './setting.sql.ts';

export const changeConfig = command({
  name: 'admin.change_config',
  http: 'PUT /admin/config/:key',
  permission: 'admin.config.change',
  summary: "Give a setting the tenant's own value; it holds at once, everywhere.",
  input: ChangeConfig,
  output: SettingTouched,
  refuses: ['kernel.config_unknown', 'kernel.config_invalid', 'kernel.changed_meanwhile'],

  async run(ctx, { key, value, version }) {
    const setting = settingOf(ctx, key);
    ensureFits(setting, value);
    const kept = await lockSetting(ctx, key);
    if (version !== undefined && version !== (kept?.version ?? 0))
      refuse('kernel.changed_meanwhile');

    const now = ctx.now.toISOString();
    ctx.write(sql`insert into kernel.system_config as c (tenant_id, key, value, created_at,
        created_by, updated_at, updated_by)
      values (${ctx.tenantId}, ${key}, ${JSON.stringify(value)}::jsonb, ${now},
        ${ctx.actor.userId}, ${now}, ${ctx.actor.userId})
      on conflict on constraint system_config__key do update
        set value = excluded.value, version = c.version + 1,
          updated_at = excluded.updated_at, updated_by = excluded.updated_by`);

    await settingChanged(ctx, key, { from: kept?.value, to: value });
    return { key, version: (kept?.version ?? 0) + 1 };
  },
});
