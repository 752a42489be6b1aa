import { query, scopeOf } from '@poros/kernel';
import { ListPermissions, PermissionList } from '../shared/role.ts';
import { isOfCompany } from './role.sql.ts';

export const listPermissions = query({
  name: 'identity.list_permissions',
  http: 'GET /permissions',
  permission: 'identity.role.read',
  summary: 'Every right that a role can be made of, and how far the asker holds it.',
  input: ListPermissions,
  output: PermissionList,

  run: async (ctx) => ({
    rows: [...ctx.registry.permissions.values()]
      .filter(isOfCompany)
      .map(({ name, code }) => ({
        name,
        code,
        module: name.split('.')[0] ?? '',
        mine: scopeOf(ctx.actor, name) ?? null,
      })),
  }),
});
