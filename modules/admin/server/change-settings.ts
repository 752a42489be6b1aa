import { command, refuse } from '@poros/kernel';
import { ChangeSettings, SettingsTouched } from '../shared/config.ts';
import { ensureFits, keepSetting, lockSetting, settingOf } from './setting.sql.ts';

export const changeSettings = command({
  name: 'admin.change_settings',
  http: 'PUT /admin/config',
  permission: 'admin.config.change',
  summary: 'Give several settings own values at once: all of them, or none.',
  input: ChangeSettings,
  output: SettingsTouched,
  refuses: ['kernel.config_unknown', 'kernel.config_invalid', 'kernel.changed_meanwhile'],

  async run(ctx, { changes }) {
    // Locked in one order by everybody, so that two people cannot wait for each other.
    const ordered = changes.toSorted((a, b) => (a.key < b.key ? -1 : 1));
    for (const { key, value } of ordered) ensureFits(settingOf(ctx, key), value);
    const settings: { key: string; version: number }[] = [];
    for (const { key, value, version } of ordered) {
      const kept = await lockSetting(ctx, key);
      if (version !== (kept?.version ?? 0)) refuse('kernel.changed_meanwhile');
      settings.push({ key, version: await keepSetting(ctx, { key, value, kept }) });
    }
    return { settings };
  },
});
