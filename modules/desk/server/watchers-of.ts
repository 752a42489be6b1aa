import { recordPermission, sql, type NamedRecord, type QueryCtx } from '@poros/kernel';
import { usersWhoMay, type NamedUser } from '@poros/identity';

/**
 * Who follows a record and may still see it: whoever said so, wrote on it or made it, except those
 * who said they do not want to.
 */
export async function watchersOf(ctx: QueryCtx, record: NamedRecord): Promise<NamedUser[]> {
  const rows = await ctx.read<{ userId: string; isWatching: boolean }>(sql`
    select user_id as "userId", is_watching as "isWatching" from desk.watch
    where tenant_id = ${ctx.tenantId} and record_id = ${record.id} and entity = ${record.entity}`);
  const ids = new Set(rows.filter((row) => row.isWatching).map((row) => row.userId));
  const hasLeft = rows.some((row) => !row.isWatching && row.userId === record.ownerId);
  if (record.ownerId && !hasLeft) ids.add(record.ownerId);
  return ids.size === 0 ? [] : readersOf(ctx, record, { ids: [...ids] });
}

/** The people who may see the record. */
export async function readersOf(
  ctx: QueryCtx,
  record: NamedRecord,
  which: { readonly ids?: readonly string[]; readonly search?: string; readonly limit?: number },
): Promise<NamedUser[]> {
  const kind = ctx.registry.records.get(record.entity);
  if (!kind) return [];
  return usersWhoMay(ctx, {
    permission: recordPermission(kind),
    ...(kind.branch && { branchId: record.branchId }),
    ...(kind.owner && { ownerId: record.ownerId }),
    ...which,
  });
}
