import { ListPage, t, type RowOf } from '@poros/web-kit';
import { valueText } from './looks.ts';
import { settingWord } from './setting-word.ts';

type Row = RowOf<'admin.list_config'>;

/** Every setting with its value; those that differ from the default carry who changed them. */
export function Settings() {
  return (
    <ListPage
      op="admin.list_config"
      title={t('admin.config')}
      searchHint={t('admin.config_search_hint')}
      to={(row: Row) => `/admin/config/${row.key}`}
      rowKey={(row: Row) => row.key}
      columns={[
        {
          id: 'key',
          head: t('admin.setting'),
          width: 'minmax(280px, 2fr)',
          card: 'title',
          value: (row) => settingWord(row.key),
        },
        {
          id: 'value',
          head: t('admin.value'),
          width: 'minmax(140px, 1fr)',
          card: 'amount',
          value: (row) => valueText(row.value),
        },
        {
          id: 'isDefault',
          head: t('admin.origin'),
          kind: 'status',
          width: '160px',
          value: (row) => (row.isDefault ? 'default' : 'own'),
          status: (row) =>
            row.isDefault
              ? { word: t('admin.default'), tone: 'neutral' }
              : { word: t('admin.own_value'), tone: 'accent' },
        },
        {
          id: 'changedBy',
          head: t('admin.changed_by'),
          kind: 'muted',
          width: '160px',
          value: (row) => row.changedByName,
        },
        {
          id: 'changedAt',
          head: t('admin.changed_at'),
          kind: 'dateTime',
          value: (row) => row.changedAt,
        },
        {
          id: 'code',
          head: t('admin.key'),
          kind: 'muted',
          width: '220px',
          value: (row) => row.key,
        },
      ]}
    />
  );
}
