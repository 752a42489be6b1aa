import { endpoint, readOnce, refuse, runQuery, sql } from '@poros/kernel';
import { Type, type Static } from '@poros/kernel/shared';
import { GetFileContent } from '../shared/file.ts';
import { findFile } from './find-file.ts';
import { isViewable } from './media-type.ts';

/** Nothing in a file may act: no script, no request, no frame around it. */
const SANDBOX = "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'self'";
/** The browser's own reader of PDF works in no sandbox; it is one itself. */
const READER = "frame-ancestors 'self'";

export const getFileContent = endpoint({
  name: 'desk.get_file_content',
  http: 'GET /files/:fileId/content',
  permission: 'signed_in',
  summary: 'A file of a record that you may see.',
  input: GetFileContent,
  output: Type.Unknown(),
  produces: 'application/octet-stream',
  refuses: ['desk.file_not_found'],

  async handle({ kernel, actor, input, reply }) {
    const reader = actor ?? refuse('kernel.not_signed_in');
    const { fileId } = input as Static<typeof GetFileContent>;
    const file = await runQuery({ kernel, actor: reader }, findFile, { fileId });
    const chunks = await readOnce<{ bytes: Buffer }>(
      kernel.readPool,
      reader.tenantId,
      sql`select bytes from desk.content_chunk
        where tenant_id = ${reader.tenantId} and sha256 = ${file.sha256} order by chunk_no`,
    );
    const how = isViewable(file.mediaType) ? 'inline' : 'attachment';
    return reply
      .headers({
        'content-type':
          file.mediaType === 'text/plain' ? 'text/plain; charset=utf-8' : file.mediaType,
        'content-disposition': `${how}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'content-security-policy': file.mediaType === 'application/pdf' ? READER : SANDBOX,
        'cache-control': 'private, max-age=3600',
      })
      .send(Buffer.concat(chunks.map((one) => one.bytes)));
  },
});
