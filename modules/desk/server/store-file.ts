import { command, readableRecord, refuse, sql, type Command, type Ctx } from '@poros/kernel';
import { AttachedFile, StoreFile } from '../shared/file.ts';

const CHUNK = 262_144;
const FILES_MAX = 100;

/**
 * Puts a file on a record. The bytes come with the command and not in its input, so that the audit
 * trail keeps their hash and not them. Not in the manifest: only the endpoint, which has counted
 * and hashed them, runs it.
 */
export function storeFile(bytes: Buffer): Command<typeof StoreFile, typeof AttachedFile> {
  return command({
    name: 'desk.attach_file',
    http: 'POST /records/:entity/:recordId/files',
    permission: 'desk.file.attach',
    summary: 'Attach a file to a record.',
    input: StoreFile,
    output: AttachedFile,
    refuses: ['kernel.not_found', 'desk.too_many_files'],

    async run(ctx, { entity, recordId, name, sha256, sizeBytes, mediaType }) {
      const record = await readableRecord(ctx, entity, recordId);
      const [{ count } = { count: 0 }] = await ctx.read<{ count: number }>(sql`
        select count(*)::integer as count from desk.file where tenant_id = ${ctx.tenantId}
          and record_id = ${recordId} and entity = ${entity} and deleted_at is null`);
      if (count >= FILES_MAX)
        refuse('desk.too_many_files', { limit: FILES_MAX, label: record.label });
      const id = ctx.newId();

      writeContent(ctx, { sha256, sizeBytes, mediaType, bytes });
      ctx.insert('desk.file', { id, entity, record_id: recordId, name, sha256 });

      await ctx.emit('desk.record_discussed', recordId, { entity, recordId });
      return { id, name, mediaType, sizeBytes };
    },
  });
}

interface Content {
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly mediaType: string;
  readonly bytes: Buffer;
}

/** The same content is stored once, however often it is attached. */
function writeContent(ctx: Ctx, { sha256, sizeBytes, mediaType, bytes }: Content): void {
  ctx.write(sql`
    insert into desk.content (tenant_id, sha256, size_bytes, media_type, created_at)
    values (${ctx.tenantId}, ${sha256}, ${sizeBytes}, ${mediaType}, ${ctx.now.toISOString()})
    on conflict (tenant_id, sha256) do nothing`);
  for (let no = 0; no * CHUNK < bytes.length; no += 1)
    ctx.write(sql`
      insert into desk.content_chunk (tenant_id, sha256, chunk_no, bytes)
      values (${ctx.tenantId}, ${sha256}, ${no}, ${bytes.subarray(no * CHUNK, (no + 1) * CHUNK)})
      on conflict (tenant_id, sha256, chunk_no) do nothing`);
}
