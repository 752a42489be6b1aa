import { command, sql } from '@poros/kernel';
import { ResetConfig, SettingTouched } from '../shared/config.ts';
import { lockSetting, settingChanged, settingOf } from './setting.sql.ts';

export const resetConfig = command({
  name: 'admin.reset_config',
  http: 'POST /admin/config/:key/reset',
  permission: 'admin.config.change',
  summary: 'Let a setting follow its default again.',
  input: ResetConfig,
  output: SettingTouched,
  refuses: ['kernel.config_unknown'],

  async run(ctx, { key }) {
    settingOf(ctx, key);
    const kept = await lockSetting(ctx, key);
    if (!kept) return { key, version: 0 };

    ctx.write(sql`delete from kernel.system_config
      where tenant_id = ${ctx.tenantId} and key = ${key}`);

    await settingChanged(ctx, key, { from: kept.value, to: undefined });
    return { key, version: 0 };
  },
});
