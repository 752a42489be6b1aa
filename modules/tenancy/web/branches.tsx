import { ListPage, t, type RowOf } from '@poros/web-kit';

type Row = RowOf<'tenancy.list_branches'>;

export function BranchList() {
  return (
    <ListPage
      op="tenancy.list_branches"
      record="tenancy.branch"
      title={t('tenancy.branches')}
      empty={{ title: t('tenancy.no_branches'), hint: t('tenancy.no_branches_hint') }}
      defaultSort="code"
      searchHint={t('tenancy.search_hint')}
      to={(row: Row) => `/admin/branches/${row.id}`}
      create={{
        word: t('tenancy.new_branch'),
        to: '/admin/branches/new',
        permission: 'tenancy.branch.create',
      }}
      columns={[
        {
          id: 'code',
          head: t('tenancy.code'),
          kind: 'code',
          value: (row) => row.code,
          sort: 'code',
        },
        {
          id: 'name',
          head: t('tenancy.name'),
          width: 'minmax(200px, 1fr)',
          value: (row) => row.name,
          sort: 'name',
          card: 'party',
        },
        { id: 'city', head: t('tenancy.city'), value: (row) => row.city },
        {
          id: 'numberCode',
          head: t('tenancy.number_code'),
          width: '200px',
          value: (row) => row.numberCode,
        },
        {
          id: 'kind',
          head: t('tenancy.branch_kind'),
          kind: 'status',
          value: (row) => String(row.isMain),
          status: (row) => ({
            word: t(row.isMain ? 'tenancy.main_branch' : 'tenancy.branch_kind'),
            tone: row.isMain ? 'accent' : 'neutral',
          }),
        },
      ]}
    />
  );
}
