import {
  readOnce,
  runCommand,
  sql,
  type Actor,
  type DefaultRole,
  type Kernel,
} from '@poros/kernel';
import type { CreateUser } from '../shared/user.ts';
import { createUser } from './create-user.ts';

type Given =
  | 'id'
  | 'name'
  | 'email'
  | 'username'
  | 'password'
  | 'language'
  | 'locale'
  | 'departmentId'
  | 'isDemo';

export interface SeedUser extends Pick<CreateUser, Given> {
  readonly roles: readonly (DefaultRole | (string & {}))[];
  /** All branches when left out. */
  readonly branchIds?: readonly string[];
}

/**
 * A user for seeds, imports and tests: the same command, roles by their codes, and a password that
 * may stay.
 */
export async function seedUser(
  kernel: Kernel,
  actor: Actor,
  { roles, branchIds, ...user }: SeedUser,
  options: { readonly at?: Date } = {},
): Promise<{ id: string; version: number; isNewAccount: boolean }> {
  const found = await readOnce<{ id: string; code: string }>(
    kernel.pool,
    actor.tenantId,
    sql`
    select id, code from identity.role where tenant_id = ${actor.tenantId} and deleted_at is null
      and code = any(${[...roles]}::text[])`,
  );
  const missing = roles.find((code) => !found.some((role) => role.code === code));
  if (missing) throw new Error(`there is no role ${missing}`);
  return runCommand(
    { kernel, actor },
    createUser,
    {
      ...user,
      roleIds: found.map((role) => role.id),
      mustChangePassword: false,
      ...(branchIds ? { branchIds: [...branchIds] } : { hasAllBranches: true }),
    },
    options,
  );
}
