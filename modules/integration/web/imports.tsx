import { ListPage, t, useQueryOf, type RowOf } from '@poros/web-kit';
import { importLook, useOwnName } from './looks.ts';
import { IMPORT_STATUSES } from '../shared/import.ts';

type Row = RowOf<'integration.list_imports'>;

/** What was brought in, when and by whom; everybody’s for who may see that. */
export function ImportList() {
  const ownName = useOwnName();
  const kinds = useQueryOf('integration.list_import_kinds', {}, { stale_ms: 600_000 });
  const nameOf = (kind: string) => {
    const found = kinds.data?.rows.find((one) => one.kind === kind);
    // A reader may know what was brought in without the right to bring it in.
    return found ? ownName(found) : t(kind);
  };
  return (
    <ListPage
      op="integration.list_imports"
      record="integration.import"
      title={t('integration.imports')}
      defaultSort="-createdAt"
      searchHint={t('integration.search_imports')}
      to={(row: Row) => `/imports/${row.id}`}
      create={{
        word: t('integration.new_import'),
        to: '/imports/new',
        permission: 'integration.import.create',
      }}
      empty={{ title: t('integration.no_imports'), hint: t('integration.no_imports_hint') }}
      columns={[
        {
          id: 'fileName',
          head: t('integration.file'),
          width: 'minmax(200px, 1fr)',
          value: (row) => row.fileName,
          sort: 'fileName',
          card: 'title',
        },
        {
          id: 'kind',
          sort: 'kind',
          choices: (kinds.data?.rows ?? []).map((one) => ({ value: one.kind, word: ownName(one) })),
          head: t('integration.kind'),
          value: (row) => nameOf(row.kind),
          card: 'party',
        },
        {
          id: 'status',
          sort: 'status',
          choices: IMPORT_STATUSES.map((value) => ({
            value,
            word: importLook({ status: value }).word,
          })),
          head: t('integration.status'),
          kind: 'status',
          value: (row) => row.status,
          status: importLook,
        },
        {
          id: 'rowCount',
          head: t('integration.rows'),
          kind: 'count',
          value: (row) => row.rowCount,
        },
        {
          id: 'applied',
          head: t('integration.applied'),
          kind: 'count',
          value: (row) => row.applied,
        },
        { id: 'failed', head: t('integration.failed'), kind: 'count', value: (row) => row.failed },
        { id: 'by', head: t('integration.by'), value: (row) => row.createdByName, width: '160px' },
        {
          id: 'createdAt',
          head: t('integration.when'),
          kind: 'dateTime',
          value: (row) => row.createdAt,
          sort: 'createdAt',
        },
      ]}
    />
  );
}
