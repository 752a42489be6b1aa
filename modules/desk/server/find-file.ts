import { query, readableRecord, refuse, sql } from '@poros/kernel';
import { Type, object } from '@poros/kernel/shared';
import { GetFileContent } from '../shared/file.ts';

interface Row {
  readonly entity: string;
  readonly recordId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly sha256: string;
}

/** A file that the actor may see, because he may see its record; part of giving its content out. */
export const findFile = query({
  name: 'desk.find_file',
  http: 'GET /files/:fileId/content',
  permission: 'signed_in',
  summary: 'Where the content of a file is.',
  input: GetFileContent,
  output: object({ name: Type.String(), mediaType: Type.String(), sha256: Type.String() }),
  refuses: ['desk.file_not_found'],

  async run(ctx, { fileId }) {
    const file = await ctx.first<Row>(sql`
      select f.entity, f.record_id as "recordId", f.name, c.media_type as "mediaType", f.sha256
      from desk.file f
      join desk.content c on c.tenant_id = f.tenant_id and c.sha256 = f.sha256
      where f.tenant_id = ${ctx.tenantId} and f.id = ${fileId} and f.deleted_at is null`);
    if (!file) refuse('desk.file_not_found');
    await readableRecord(ctx, file.entity, file.recordId);
    const { name, mediaType, sha256 } = file;
    return { name, mediaType, sha256 };
  },
});
