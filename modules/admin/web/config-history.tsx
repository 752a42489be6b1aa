import { Button, Timeline, ask } from '@poros/ui';
import { can, t, useCommand, type OutputOf } from '@poros/web-kit';
import { valueText } from './looks.ts';
import { settingWord } from './setting-word.ts';

type Change = OutputOf<'admin.list_config_changes'>['rows'][number];

/** Who changed settings, and the way back to what stood there before. */
export function ConfigTimeline({
  changes,
  hasNames,
}: {
  changes: readonly Change[];
  /** Several settings in one story: each line says which. */
  hasNames?: boolean;
}) {
  const change = useCommand('admin.change_config');
  const reset = useCommand('admin.reset_config');
  if (changes.length === 0) return <p className="text-muted">{t('admin.never_changed')}</p>;

  async function restore({ key, oldValue }: Change) {
    const yes = await ask({
      title: t('admin.restore_title', { setting: settingWord(key) }),
      body: t('admin.restore_body', { value: said(oldValue) }),
      verb: t('admin.restore'),
    });
    if (!yes) return;
    if (oldValue === null) await reset.run({ key });
    else await change.run({ key, value: oldValue });
  }
  return (
    <Timeline
      moments={changes.map((row) => ({
        id: row.id,
        at: row.changedAt,
        who: row.changedByName ?? t('admin.system'),
        what: t('admin.changed'),
        detail: (
          <>
            {t('admin.setting_was', {
              setting: hasNames ? settingWord(row.key) : t('admin.value'),
              from: said(row.oldValue),
              to: said(row.newValue),
            })}
            {can('admin.config.change') && (
              <Button look="quiet" size="small" onClick={() => void restore(row)}>
                {t('admin.restore')}
              </Button>
            )}
          </>
        ),
      }))}
    />
  );
}

/** A value, or that the default held. */
const said = (value: unknown): string => (value === null ? t('admin.default') : valueText(value));
