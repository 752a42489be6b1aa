import type { Static, TSchema } from '../shared/contract.ts';
import { refuse } from '../shared/refusal.ts';
import { ensureReach, withinReach } from './actor.ts';
import type { QueryCtx } from './context.ts';
import type { Query } from './operation.ts';

/**
 * A query's answer inside another operation, in its transaction, under the query's own right and
 * reach: who may not ask it there may not learn it here.
 */
export async function askWithin<I extends TSchema, O extends TSchema>(
  ctx: QueryCtx,
  query: Query<I, O>,
  input: Static<I>,
): Promise<Static<O>> {
  const { permission } = query;
  const { actor } = ctx;
  if (!ctx.may(permission)) {
    const code = ctx.registry.permissions.get(permission)?.code ?? permission;
    refuse('kernel.permission_missing', { permission, code, grantors: 'SYSADMIN' });
  }
  return query.run(
    {
      ...ctx,
      within: (columns) => withinReach(actor, permission, columns),
      ensureReach: (row, notFound) => ensureReach(actor, permission, row, notFound),
    },
    input,
  );
}
