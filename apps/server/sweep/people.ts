import { randomUUID } from 'node:crypto';
import { seedUser } from '@poros/identity';
import { DEFAULT_ROLES, type DefaultRole, type Kernel } from '@poros/kernel';
import { PASSWORD, actorOf, api, type World } from '@poros/testing';
import type { Caller } from './sweep-server.ts';

/** Makes a user with these roles in these branches (all when left out), and signs in. */
export async function signIn(
  world: World,
  name: string,
  roles: readonly string[],
  branchIds?: readonly string[],
): Promise<Caller> {
  const { kernel, tenantId, branchId } = world;
  const email = `${randomUUID()}@sweep.test`;
  const { id: userId } = await seedUser(kernel, actorOf({ tenantId, branchId, kind: 'system' }), {
    name,
    email,
    password: PASSWORD,
    roles,
    ...(branchIds && { branchIds }),
  });
  const client = (await api(world)).client();
  const answer = await client.post('/session', { login: email, password: PASSWORD });
  if (answer.status !== 200)
    throw new Error(`${name} could not sign in: ${JSON.stringify(answer.body)}`);
  return { name, tenantId, branchId: branchIds?.[0] ?? branchId, userId, cookie: client.cookie() };
}

/** What a default role may do in a new tenant, as the manifests say. */
export function mayByDefault(
  { registry }: Kernel,
  role: DefaultRole | 'nobody',
  permission: string,
): boolean {
  if (permission === 'signed_in' || permission === 'public') return true;
  const declared = registry.permissions.get(permission);
  // What belongs to the operators of the installation, no role of a tenant holds.
  if (!declared || role === 'nobody' || declared.code.startsWith('PLATFORM.')) return false;
  if (role === 'SYSADMIN' || declared.roles?.[role] !== undefined) return true;
  return (role === 'DIRECTOR' || role === 'READONLY') && permission.endsWith('.read');
}

export interface RoleCaller {
  readonly role: DefaultRole | 'nobody';
  readonly caller: Caller;
}

/** One person per default role, and one without any. */
export async function rolePeople(world: World): Promise<RoleCaller[]> {
  const people: RoleCaller[] = [];
  for (const role of DEFAULT_ROLES)
    people.push({ role, caller: await signIn(world, role, [role]) });
  return [...people, { role: 'nobody', caller: await signIn(world, 'nobody', []) }];
}
