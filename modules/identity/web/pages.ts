import { page, type Shell } from '@poros/web-kit';

export const identityPages = (shell: Shell) => [
  page(shell, {
    path: '/admin/users',
    permission: 'identity.user.read',
    load: () => import('./users.tsx').then((m) => m.UserList),
  }),
  page(shell, {
    path: '/admin/users/new',
    permission: 'identity.user.create',
    load: () => import('./new-user.tsx').then((m) => m.NewUser),
  }),
  page(shell, {
    path: '/admin/users/$userId',
    permission: 'identity.user.read',
    asks: 'identity.get_user',
    load: () => import('./user.tsx').then((m) => m.UserRecord),
  }),
  page(shell, {
    path: '/admin/roles',
    permission: 'identity.role.read',
    load: () => import('./roles.tsx').then((m) => m.RoleList),
  }),
  page(shell, {
    path: '/admin/roles/new',
    permission: 'identity.role.manage',
    load: () => import('./new-role.tsx').then((m) => m.NewRole),
  }),
  page(shell, {
    path: '/admin/roles/$roleId',
    permission: 'identity.role.read',
    asks: 'identity.get_role',
    load: () => import('./role.tsx').then((m) => m.RoleRecord),
  }),
  page(shell, {
    path: '/admin/sessions',
    permission: 'identity.session.manage',
    load: () => import('./sessions.tsx').then((m) => m.SessionList),
  }),
  page(shell, {
    path: '/admin/api-clients',
    permission: 'identity.api_client.manage',
    load: () => import('./api-clients.tsx').then((m) => m.ApiClientList),
  }),
  page(shell, {
    path: '/admin/api-clients/new',
    permission: 'identity.api_client.manage',
    load: () => import('./new-api-client.tsx').then((m) => m.NewApiClient),
  }),
  page(shell, {
    path: '/admin/api-clients/$apiClientId',
    permission: 'identity.api_client.manage',
    asks: 'identity.get_api_client',
    load: () => import('./api-client.tsx').then((m) => m.ApiClientRecord),
  }),
  page(shell, {
    path: '/admin/menus',
    permission: 'identity.role.manage',
    load: () => import('./menus.tsx').then((m) => m.Menus),
  }),
  page(shell, { path: '/account', load: () => import('./account.tsx').then((m) => m.OwnAccount) }),
];
