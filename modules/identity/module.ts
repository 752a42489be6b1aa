import { inTransaction, type Module } from '@poros/kernel';
import { arrangeMenu } from './server/arrange-menu.ts';
import { archiveApiClient } from './server/archive-api-client.ts';
import { archiveRole } from './server/archive-role.ts';
import { archiveUser } from './server/archive-user.ts';
import { assignBranches } from './server/assign-branches.ts';
import { assignRoles } from './server/assign-roles.ts';
import { changeApiClient } from './server/change-api-client.ts';
import { changeOwnPassword } from './server/change-own-password.ts';
import { changeOwnProfile } from './server/change-own-profile.ts';
import { changeRole } from './server/change-role.ts';
import { changeUser } from './server/change-user.ts';
import { createApiClient } from './server/create-api-client.ts';
import { createRole } from './server/create-role.ts';
import { createUser } from './server/create-user.ts';
import { forgetEnded } from './server/forget-ended.ts';
import { furnishRoles } from './server/furnish-roles.ts';
import { getApiClient } from './server/get-api-client.ts';
import { getEndedSession } from './server/get-ended-session.ts';
import { grantors } from './server/grantors.ts';
import { getOwnProfile } from './server/get-own-profile.ts';
import { getRole } from './server/get-role.ts';
import { getRoleMenu } from './server/get-role-menu.ts';
import { getSession } from './server/get-session.ts';
import { getUser } from './server/get-user.ts';
import { issueSecret } from './server/issue-secret.ts';
import { issueTokens } from './server/issue-tokens.ts';
import { userImport } from './server/import-users.ts';
import { listApiClients } from './server/list-api-clients.ts';
import { listDemoLogins } from './server/list-demo-logins.ts';
import { listMySessions } from './server/list-my-sessions.ts';
import { listPermissions } from './server/list-permissions.ts';
import { listRoleChanges } from './server/list-role-changes.ts';
import { listRoles } from './server/list-roles.ts';
import { listSessions } from './server/list-sessions.ts';
import { listUsers } from './server/list-users.ts';
import { movePlace } from './server/move-place.ts';
import { refreshTokens } from './server/refresh-tokens.ts';
import { reopenUser } from './server/reopen-user.ts';
import { resetPassword } from './server/reset-password.ts';
import { revokeOwnSession } from './server/revoke-own-session.ts';
import { revokeSession } from './server/revoke-session.ts';
import { identitySettings } from './server/settings.ts';
import { signIn } from './server/sign-in.ts';
import { signOutUser } from './server/sign-out-user.ts';
import { signOut } from './server/sign-out.ts';
import { syncDefaultRoles } from './server/sync-default-roles.ts';
import { unlockUser } from './server/unlock-user.ts';
import { identityEvents } from './shared/events.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

export const identity: Module = {
  name: 'identity',
  depends: ['tenancy'],
  operations: [
    createUser,
    changeUser,
    archiveUser,
    reopenUser,
    resetPassword,
    unlockUser,
    assignRoles,
    assignBranches,
    listUsers,
    getUser,
    createRole,
    changeRole,
    archiveRole,
    listRoles,
    getRole,
    listRoleChanges,
    getRoleMenu,
    arrangeMenu,
    listPermissions,
    listSessions,
    revokeSession,
    signOutUser,
    createApiClient,
    changeApiClient,
    archiveApiClient,
    listApiClients,
    getApiClient,
    getOwnProfile,
    changeOwnProfile,
    changeOwnPassword,
    listMySessions,
    revokeOwnSession,
  ],
  endpoints: [
    signIn,
    getSession,
    getEndedSession,
    signOut,
    movePlace,
    listDemoLogins,
    issueTokens,
    refreshTokens,
    issueSecret,
  ],
  events: identityEvents,
  grantors,
  reactions: [inTransaction('tenancy.tenant_created', furnishRoles)],
  records: [
    {
      entity: 'identity.user',
      path: '/admin/users/$id',
      table: 'identity.app_user',
      label: 'name',
      owner: 'id',
    },
  ],
  refusals,
  constraints: {
    account__email_once: 'identity.email_taken',
    account__username_once: 'identity.username_taken',
    app_user__once: 'identity.user_exists',
    app_user__department: 'identity.place_not_found',
    role__code_once: 'identity.code_taken',
  },
  permissions: [
    { name: 'identity.user.create', code: 'ADMIN.USER.CREATE' },
    { name: 'identity.user.read', code: 'ADMIN.USER.READ' },
    { name: 'identity.user.change', code: 'ADMIN.USER.UPDATE' },
    { name: 'identity.user.archive', code: 'ADMIN.USER.DELETE' },
    { name: 'identity.user.assign', code: 'ADMIN.USER.ASSIGN' },
    { name: 'identity.user.reset_password', code: 'ADMIN.USER.RESET_PWD' },
    { name: 'identity.user.unlock', code: 'ADMIN.USER.UNLOCK' },
    { name: 'identity.role.read', code: 'ADMIN.ROLE.READ' },
    { name: 'identity.role.manage', code: 'ADMIN.ROLE.MANAGE' },
    { name: 'identity.session.manage', code: 'ADMIN.SESSION.MANAGE' },
    { name: 'identity.api_client.manage', code: 'ADMIN.API_CLIENT.MANAGE' },
  ],
  imports: [userImport],
  menu: [
    {
      group: 'admin',
      section: 'access',
      path: '/admin/users',
      word: 'identity.users',
      permission: 'identity.user.read',
    },
    {
      group: 'admin',
      section: 'access',
      path: '/admin/roles',
      word: 'identity.roles',
      permission: 'identity.role.read',
    },
    {
      group: 'admin',
      section: 'access',
      path: '/admin/sessions',
      word: 'identity.sessions',
      permission: 'identity.session.manage',
    },
    {
      group: 'admin',
      section: 'access',
      path: '/admin/api-clients',
      word: 'identity.api_clients',
      permission: 'identity.api_client.manage',
    },
    {
      group: 'admin',
      section: 'access',
      path: '/admin/menus',
      word: 'identity.menus',
      permission: 'identity.role.manage',
    },
  ],
  config: identitySettings,
  upkeep: [syncDefaultRoles, forgetEnded],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
