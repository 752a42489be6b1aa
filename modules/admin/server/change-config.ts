import { command, refuse } from '@poros/kernel';
import { ChangeConfig, SettingTouched } from '../shared/config.ts';
import { ensureFits, keepSetting, lockSetting, settingOf } from './setting.sql.ts';

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

    return { key, version: await keepSetting(ctx, { key, value, kept }) };
  },
});
