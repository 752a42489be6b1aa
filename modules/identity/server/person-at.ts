import { readOnce, sql, type Actor, type Kernel, type Scope } from '@poros/kernel';
import { branchesOfUser, type BranchOfUser } from './access.sql.ts';

export interface PersonAt {
  readonly tenantId: string;
  readonly userId: string;
  readonly branchId: string;
}

interface PersonRow {
  readonly name: string;
  readonly departmentId: string | null;
  readonly language: 'id' | 'en';
  readonly timeZone: string;
  readonly currency: string;
  readonly branches: readonly BranchOfUser[];
}
interface RightRow {
  readonly permission: string;
  readonly scope: Scope;
}

const SCOPES: readonly Scope[] = ['own', 'department', 'branch', 'all'];

/**
 * A person at work without a session: for work of theirs that goes on while they are away. Rights
 * are those of this moment; undefined when the person may no longer work in the branch.
 */
export async function personAt(
  kernel: Kernel,
  { tenantId, userId, branchId }: PersonAt,
): Promise<Actor | undefined> {
  const [row] = await readOnce<PersonRow>(
    kernel.pool,
    tenantId,
    sql`select u.name, u.department_id as "departmentId", coalesce(a.language, t.language) as language,
        t.time_zone as "timeZone", t.currency, ${branchesOfUser} as branches
      from identity.app_user u
      join tenancy.v_tenant t on t.tenant_id = u.tenant_id
      left join identity.account a on a.id = u.account_id
      where u.tenant_id = ${tenantId} and u.id = ${userId} and u.is_active`,
  );
  const place = row?.branches.find((branch) => branch.id === branchId);
  if (!row || !place) return undefined;
  const rights = await readOnce<RightRow>(
    kernel.pool,
    tenantId,
    sql`select permission, scope from identity.v_right
      where tenant_id = ${tenantId} and user_id = ${userId}`,
  );
  const permissions = new Map<string, Scope>();
  for (const { permission, scope } of rights)
    if (SCOPES.indexOf(scope) > SCOPES.indexOf(permissions.get(permission) ?? 'own'))
      permissions.set(permission, scope);
    else if (!permissions.has(permission)) permissions.set(permission, scope);
  return {
    kind: 'person',
    tenantId,
    userId,
    name: row.name,
    branchId,
    branchCode: place.numberCode,
    branchIds: row.branches.map((branch) => branch.id),
    departmentId: row.departmentId,
    permissions,
    language: row.language,
    timeZone: row.timeZone,
    currency: row.currency,
    clientId: userId,
  };
}
