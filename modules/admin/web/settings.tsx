import { EmptyState, Status, Tabs, TextField } from '@poros/ui';
import { Search } from '@poros/ui/icons';
import { Link, Loaded, format, t, useKeys, useQueryOf, useWords, type RowOf } from '@poros/web-kit';
import { useRef, useState } from 'react';
import { ConfigTimeline } from './config-history.tsx';
import { valueText } from './looks.ts';
import { settingWord } from './setting-word.ts';

type Row = RowOf<'admin.list_config'>;

/** Every setting by module, with its value; those with an own value say who gave it. */
export function Settings() {
  useWords();
  const settings = useQueryOf('admin.list_config', {});
  const [search, setSearch] = useState('');
  const [tab, setTab] = useState('all');
  const field = useRef<HTMLDivElement>(null);
  useKeys(t('admin.config'), [
    {
      keys: '/',
      word: t('admin.config_search_hint'),
      run: () => field.current?.querySelector('input')?.focus(),
    },
  ]);
  return (
    <div className="po-page">
      <header className="po-page-head flex-wrap">
        <h1 className="po-page-title">{t('admin.config')}</h1>
        <div ref={field} className="po-page-acts max-sm:w-full">
          <TextField
            label={t('admin.config_search_hint')}
            isLabelHidden
            before={<Search size={16} />}
            placeholder={t('admin.config_search_hint')}
            value={search}
            onChange={setSearch}
          />
        </div>
      </header>
      <div className="px-4 border-b border-line flex-none">
        <Tabs
          label={t('admin.config')}
          now={tab}
          onChoose={setTab}
          tabs={[
            { id: 'all', word: t('admin.all_settings') },
            { id: 'own', word: t('admin.own_settings') },
          ]}
        />
      </div>
      <div className="flex-1 min-h-0 overflow-auto">
        <div className="flex max-lg:flex-col">
          <div className="flex-1 min-w-0 max-w-260 p-4">
            <Loaded query={settings}>
              {({ rows }) => (
                <Groups
                  rows={rows.filter(
                    (row) => isSought(row, search) && (tab === 'all' || !row.isDefault),
                  )}
                />
              )}
            </Loaded>
          </div>
          <aside className="lg:w-80 flex-none p-4 lg:border-s border-line max-lg:border-t">
            <LatestChanges />
          </aside>
        </div>
      </div>
    </div>
  );
}

function Groups({ rows }: { rows: readonly Row[] }) {
  if (rows.length === 0)
    return <EmptyState title={t('admin.no_setting')} hint={t('admin.no_setting_hint')} />;
  return (
    <div className="flex flex-col gap-6">
      {[...Map.groupBy(rows, (row) => row.module)].map(([module, settings]) => (
        <section key={module}>
          <h2 className="text-heading font-semibold pb-2">{moduleWord(module)}</h2>
          <ul className="border border-line rounded-md bg-surface divide-y divide-line">
            {settings.map((row) => (
              <Setting key={row.key} row={row} />
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function Setting({ row }: { row: Row }) {
  return (
    <li className="px-3 py-2 flex flex-wrap items-baseline gap-x-4 gap-y-1">
      <div className="flex-1 min-w-60">
        <Link to={`/admin/config/${row.key}`}>{settingWord(row.key)}</Link>
        <p className="text-muted text-small">{row.key}</p>
      </div>
      <div className="min-w-0 text-end max-sm:text-start max-sm:w-full">
        <p className="font-medium break-words">{valueText(row.value)}</p>
        {row.isDefault ? (
          <p className="text-muted text-small">{t('admin.default')}</p>
        ) : (
          <p className="text-muted text-small">
            <Status word={t('admin.own_value')} tone="accent" />{' '}
            {t('admin.changed_by_at', {
              who: row.changedByName ?? t('admin.system'),
              when: format.dateTime(row.changedAt),
            })}
            {' · '}
            {t('admin.default_is', { value: valueText(row.defaultValue) })}
          </p>
        )}
      </div>
    </li>
  );
}

function LatestChanges() {
  const history = useQueryOf('admin.list_config_changes', { limit: 15 });
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-heading font-semibold">{t('admin.last_changes')}</h2>
      <Loaded query={history}>{({ rows }) => <ConfigTimeline hasNames changes={rows} />}</Loaded>
    </section>
  );
}

function isSought(row: Row, search: string): boolean {
  const text = `${settingWord(row.key)} ${row.key} ${moduleWord(row.module)}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function moduleWord(module: string): string {
  const word = t(`identity.module.${module}`);
  return word === `identity.module.${module}` ? module : word;
}
