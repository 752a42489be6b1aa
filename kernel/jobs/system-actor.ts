import { rowsOf } from '../database/pool.ts';
import type { Actor } from '../execute/actor.ts';
import type { Kernel } from '../execute/kernel.ts';
import type { Place } from '../execute/module.ts';
import type { NumberedEvent } from '../events/feed.ts';

/** Where nothing is known of a tenant: only in a program without the module that knows. */
const NOWHERE: Place = { branchCode: '', timeZone: 'UTC', currency: 'IDR', language: 'id' };

/**
 * Who carries a reaction out: the system, in the branch where the event happened. The id of the
 * person who caused it stays, so that the audit trail leads back to someone.
 */
export function systemActor(kernel: Kernel, event: NumberedEvent): Promise<Actor> {
  const { tenantId, scope: branchId, actorId } = event;
  return systemActorAt(kernel, { tenantId, branchId, userId: actorId ?? tenantId });
}

interface Stand {
  readonly tenantId: string;
  readonly branchId: string;
  readonly userId: string;
}

/** The system at work in a branch, in somebody's name. */
export async function systemActorAt(
  kernel: Kernel,
  { tenantId, branchId, userId }: Stand,
): Promise<Actor> {
  const statement = kernel.registry.places?.placeOf(tenantId, branchId);
  const [place = NOWHERE] = statement ? await rowsOf<Place>(kernel.systemPool, statement) : [];
  return {
    kind: 'system',
    tenantId,
    userId,
    name: 'Poros',
    branchId,
    branchIds: [branchId],
    departmentId: null,
    permissions: new Map(),
    clientId: userId,
    ...place,
  };
}
