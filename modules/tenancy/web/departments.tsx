import { ListPage, t, type RowOf } from '@poros/web-kit';

type Row = RowOf<'tenancy.list_departments'>;

export function DepartmentList() {
  return (
    <ListPage
      op="tenancy.list_departments"
      title={t('tenancy.departments')}
      empty={{ title: t('tenancy.no_departments'), hint: t('tenancy.no_departments_hint') }}
      defaultSort="code"
      searchHint={t('tenancy.search_hint')}
      to={(row: Row) => `/admin/departments/${row.id}`}
      create={{
        word: t('tenancy.new_department'),
        to: '/admin/departments/new',
        permission: 'tenancy.department.create',
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
        {
          id: 'parent',
          head: t('tenancy.parent'),
          width: '240px',
          value: (row) => row.parentName ?? '',
        },
      ]}
    />
  );
}
