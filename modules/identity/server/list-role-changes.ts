import { query, sql } from '@poros/kernel';
import { ListRoleChanges, RoleChanges, type Grant, type RoleChange } from '../shared/role.ts';

const SHOWN = 50;

interface Logged {
  readonly id: string;
  readonly at: string;
  readonly byName: string | null;
  readonly before: Grant[] | null;
  readonly after: Grant[] | null;
}

export const listRoleChanges = query({
  name: 'identity.list_role_changes',
  http: 'GET /roles/:roleId/changes',
  permission: 'identity.role.read',
  summary: 'Who changed the rights of a role and when: given, taken away, widened, narrowed.',
  input: ListRoleChanges,
  output: RoleChanges,

  async run(ctx, { roleId }) {
    const logged = await ctx.read<Logged>(sql`
      select c.id, c.at, u.name as "byName", change -> 'b' -> 'permissions' as before,
        change -> 'a' -> 'permissions' as after
      from kernel.command_log c
      cross join lateral jsonb_array_elements(c.changes) change
      left join identity.app_user u on u.tenant_id = c.tenant_id and u.id = c.actor_id
      where c.tenant_id = ${ctx.tenantId} and c.verdict = 'done'
        and c.id in (select kernel_system.commands_touching(${roleId}, ${SHOWN}))
        and change ->> 't' = 'identity.role_permission' and change ->> 'id' = ${roleId}
      order by c.id desc limit ${SHOWN}`);
    return { rows: logged.map(roleChange).filter((row) => row.changes.length > 0) };
  },
});

/** The audit trail keeps what a role had beyond the new one, and what it has beyond the old. */
function roleChange({ id, at, byName, before, after }: Logged): RoleChange {
  const was = new Map((before ?? []).map((grant) => [grant.permission, grant.scope]));
  const is = new Map((after ?? []).map((grant) => [grant.permission, grant.scope]));
  const names = [...new Set([...was.keys(), ...is.keys()])].sort();
  return {
    id,
    at,
    byName,
    changes: names.map((permission) => ({
      permission,
      from: was.get(permission) ?? null,
      to: is.get(permission) ?? null,
    })),
  };
}
