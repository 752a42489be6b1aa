import { readableRecord, refuse, sql, type Ctx, type RowOf } from '@poros/kernel';

type StoredFile = RowOf<'desk.file'>;

/** A file of a record that the actor may see, and may take away. */
export async function lockFile(ctx: Ctx, fileId: string): Promise<StoredFile> {
  const file = await ctx.first<StoredFile>(sql`
    select * from desk.file where tenant_id = ${ctx.tenantId} and id = ${fileId} for update`);
  if (!file) refuse('desk.file_not_found');
  await readableRecord(ctx, file.entity, file.record_id);
  if (file.created_by !== ctx.actor.userId && !ctx.may('desk.record.oversee'))
    refuse('desk.file_not_yours');
  return file;
}
