import { Button, DataTable, ErrorPanel, SkeletonRows, type Column } from '@poros/ui';
import { Plus, Upload } from '@poros/ui/icons';
import { can, t, useGo, useKeys, useQueryOf, type OutputOf } from '@poros/web-kit';
import { localName } from './local-name.ts';
import { sideText } from './journal-table.tsx';
import { TreeName } from './tree-name.tsx';

type Row = OutputOf<'finance.get_chart'>['rows'][number];

/** The chart of accounts under its headings, with what stands on each account. */
export function ChartOfAccounts() {
  const go = useGo();
  const chart = useQueryOf('finance.get_chart', {});
  const create = () => go('/accounts/new');
  useKeys(t('finance.accounts'), [
    {
      keys: 'N',
      word: t('finance.new_account'),
      run: create,
      disabled: !can('finance.account.create'),
    },
  ]);
  return (
    <div className="po-page">
      <header className="po-page-head">
        <h1 className="po-page-title">{t('finance.accounts')}</h1>
        {chart.data && <span className="po-page-count">{chart.data.rows.length}</span>}
        <div className="po-page-acts">
          {can('finance.account.create') && can('integration.import.create') && (
            <Button
              className="max-sm:hidden"
              look="quiet"
              icon={Upload}
              onClick={() => go('/imports/new?kind=finance.account')}
            >
              {t('kit.import')}
            </Button>
          )}
          {can('finance.account.create') && (
            <Button look="primary" icon={Plus} keys="N" onClick={create}>
              {t('finance.new_account')}
            </Button>
          )}
        </div>
      </header>
      {chart.problem && (
        <div className="p-4">
          <ErrorPanel trouble={chart.problem} />
        </div>
      )}
      {chart.data ? (
        <DataTable
          rows={chart.data.rows}
          columns={columns()}
          rowKey={(row) => row.id}
          label={t('finance.accounts')}
          isAlwaysTable
          autoFocus
          onOpen={(row) => go(`/accounts/${row.id}`)}
        />
      ) : (
        !chart.problem && <SkeletonRows rows={14} />
      )}
    </div>
  );
}

const columns = (): readonly Column<Row>[] => [
  { id: 'code', head: t('finance.code'), kind: 'code', width: '96px', value: (row) => row.code },
  {
    id: 'name',
    head: t('finance.name'),
    width: 'minmax(280px, 1fr)',
    value: localName,
    cell: (row) => <TreeName depth={row.depth} isHeading={!row.isPostable} name={localName(row)} />,
  },
  {
    id: 'type',
    head: t('finance.type'),
    kind: 'muted',
    width: '110px',
    value: (row) => t(`finance.type.${row.type}`),
  },
  {
    id: 'use',
    head: t('finance.use'),
    kind: 'muted',
    width: '170px',
    value: (row) => (row.isControl ? t('finance.control') : ''),
  },
  {
    id: 'balance',
    head: t('finance.balance'),
    kind: 'money',
    value: (row) => sideText(row.balance),
  },
];
