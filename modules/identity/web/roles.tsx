import { ListPage, t, useWords, type RowOf } from '@poros/web-kit';
import { roleName } from './looks.ts';

type Row = RowOf<'identity.list_roles'>;

export function RoleList() {
  const { language } = useWords();
  return (
    <ListPage
      op="identity.list_roles"
      title={t('identity.roles')}
      empty={{ title: t('identity.no_roles'), hint: t('identity.no_roles_hint') }}
      defaultSort="level"
      searchHint={t('identity.role_search_hint')}
      to={(row: Row) => `/admin/roles/${row.id}`}
      create={{
        word: t('identity.new_role'),
        to: '/admin/roles/new',
        permission: 'identity.role.manage',
      }}
      columns={[
        {
          id: 'name',
          head: t('identity.role'),
          width: 'minmax(200px, 1fr)',
          card: 'title',
          value: (row) => roleName(row, language),
        },
        {
          id: 'code',
          head: t('identity.code'),
          kind: 'code',
          sort: 'code',
          card: 'party',
          value: (row) => row.code,
        },
        {
          id: 'level',
          head: t('identity.level'),
          kind: 'count',
          sort: 'level',
          card: 'meta',
          value: (row) => row.level,
        },
        {
          id: 'users',
          head: t('identity.users'),
          kind: 'count',
          card: 'amount',
          value: (row) => row.userCount,
        },
        {
          id: 'permissions',
          head: t('identity.permissions'),
          kind: 'count',
          width: '120px',
          value: (row) => row.permissionCount,
        },
        {
          id: 'kind',
          head: t('identity.origin'),
          kind: 'muted',
          value: (row) => t(row.isSystem ? 'identity.from_poros' : 'identity.own_role'),
        },
      ]}
    />
  );
}
