import { randomUUID } from 'node:crypto';
import { seedUser } from '@poros/identity';
import type { DefaultRole, Scope } from '@poros/kernel';
import { settle } from '@poros/kernel/system';
import { systemUrl } from './database.ts';
import { PASSWORD } from './http.ts';
import { theWorker } from './worker.ts';
import { actorOf, type Person, type World } from './world.ts';

export interface Employee extends Person {
  readonly userId: string;
  readonly email: string;
}

/** A person of the world's tenant who is on record: with a log-in, these roles and all branches. */
export async function employee(
  world: World,
  name: string,
  ...roles: DefaultRole[]
): Promise<Employee> {
  const { kernel, tenantId, branchId } = world;
  const email = `${randomUUID()}@uji.test`;
  const system = actorOf({ tenantId, branchId, kind: 'system' });
  const { id: userId } = await seedUser(kernel, system, { name, email, password: PASSWORD, roles });
  const held = await world.rows<{ permission: string; scope: Scope }>(
    'identity.v_right',
    `user_id = '${userId}'`,
  );
  const person = world.as({ userId, permissions: held.map((one) => one.permission) });
  const actor = { ...person.actor, name };
  return { ...person, actor, userId, email };
}

/** Lets everything that follows from what was done happen: numbering and reactions. */
export async function settled(world: World): Promise<void> {
  const { ownerUrl } = await theWorker();
  await settle(world.kernel, systemUrl(ownerUrl));
}
