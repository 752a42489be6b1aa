import { ListPage, t, useWords, type RowOf } from '@poros/web-kit';
import { roleName, userLook } from './looks.ts';
import { findRoles } from './pickers.ts';

type Row = RowOf<'identity.list_users'>;

export function UserList() {
  const { language } = useWords();
  return (
    <ListPage
      op="identity.list_users"
      record="identity.user"
      title={t('identity.users')}
      empty={{ title: t('identity.no_users'), hint: t('identity.no_users_hint') }}
      defaultSort="name"
      searchHint={t('identity.user_search_hint')}
      to={(row: Row) => `/admin/users/${row.id}`}
      create={{
        word: t('identity.new_user'),
        to: '/admin/users/new',
        permission: 'identity.user.create',
      }}
      views={[
        { id: 'active', word: t('identity.view_active'), input: { status: 'active' } },
        { id: 'locked', word: t('identity.view_locked'), input: { status: 'locked' } },
        { id: 'archived', word: t('identity.view_archived'), input: { status: 'archived' } },
        { id: 'all', word: t('kit.all'), input: {} },
      ]}
      importKind="identity.user"
      filters={[{ id: 'roleId', word: t('identity.role'), kind: 'pick', search: findRoles }]}
      columns={[
        {
          id: 'name',
          head: t('identity.name'),
          width: 'minmax(180px, 1fr)',
          sort: 'name',
          value: (row) => row.name,
          card: 'title',
        },
        {
          id: 'email',
          head: t('identity.email'),
          width: 'minmax(200px, 1fr)',
          sort: 'email',
          value: (row) => row.email,
          card: 'party',
        },
        {
          id: 'roles',
          head: t('identity.roles'),
          width: 'minmax(160px, 1fr)',
          card: 'meta',
          value: (row) => row.roles.map((role) => roleName(role, language)).join(', '),
        },
        {
          id: 'department',
          head: t('identity.department'),
          kind: 'muted',
          value: (row) => row.departmentName,
        },
        {
          id: 'lastSignedInAt',
          head: t('identity.last_signed_in'),
          kind: 'dateTime',
          sort: 'lastSignedInAt',
          value: (row) => row.lastSignedInAt,
        },
        {
          id: 'status',
          head: t('identity.access'),
          kind: 'status',
          status: userLook,
          value: (row) => (row.isActive ? 'active' : 'archived'),
        },
      ]}
    />
  );
}
