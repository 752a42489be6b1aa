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
export async function systemActor(kernel: Kernel, event: NumberedEvent): Promise<Actor> {
  const { tenantId, scope: branchId } = event;
  const statement = kernel.registry.places?.placeOf(tenantId, branchId);
  const [place = NOWHERE] = statement ? await rowsOf<Place>(kernel.systemPool, statement) : [];
  const userId = event.actorId ?? tenantId;
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
