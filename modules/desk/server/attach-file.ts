import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { Refusal, endpoint, executeCommand, refuse, type EndpointCall } from '@poros/kernel';
import type { Static } from '@poros/kernel/shared';
import { AttachFile, AttachedFile } from '../shared/file.ts';
import { mediaTypeOf } from './media-type.ts';
import { storeFile } from './store-file.ts';

const KEY = /^[\x21-\x7e]{1,255}$/;

export const attachFile = endpoint({
  name: 'desk.attach_file',
  http: 'POST /records/:entity/:recordId/files',
  permission: 'desk.file.attach',
  summary: 'Attach a file to a record that you may see; the body is the file itself.',
  input: AttachFile,
  output: AttachedFile,
  takesBytes: true,
  refuses: [
    'kernel.not_found',
    'kernel.key_missing',
    'desk.file_too_large',
    'desk.file_empty',
    'desk.too_many_files',
  ],

  async handle(call) {
    const { kernel, request, reply } = call;
    const actor = call.actor ?? refuse('kernel.not_signed_in');
    const key = request.headers['idempotency-key'];
    if (typeof key !== 'string' || !KEY.test(key)) refuse('kernel.key_missing');
    const bytes = await bytesOf(call);

    const { entity, recordId, name } = call.input as Static<typeof AttachFile>;
    const answer = await executeCommand(kernel, storeFile(bytes), {
      actor,
      key,
      language: request.language,
      correlationId: call.correlationId,
      input: {
        entity,
        recordId,
        name: plainName(name),
        sha256: createHash('sha256').update(bytes).digest('hex'),
        sizeBytes: bytes.length,
        mediaType: mediaTypeOf(bytes),
      },
    });
    const type = answer.status >= 400 ? 'application/problem+json' : 'application/json';
    return reply.code(answer.status).type(`${type}; charset=utf-8`).send(answer.body);
  },
});

/** Reads the body up to the limit and not a byte further. */
async function bytesOf({ kernel, request, actor }: EndpointCall): Promise<Buffer> {
  const settings = await kernel.config.of(actor?.tenantId ?? '');
  const limit = settings.get('desk.file_size_max') as number;
  const tooLarge = () => new Refusal('desk.file_too_large', { limit: megabytes(limit) });
  if (Number(request.headers['content-length'] ?? 0) > limit) throw tooLarge();
  const parts: Buffer[] = [];
  let size = 0;
  const stream = request.body as Readable | null | undefined;
  if (typeof stream?.[Symbol.asyncIterator] !== 'function')
    refuse('kernel.body_malformed', { reason: 'not application/octet-stream' });
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > limit) throw tooLarge();
    parts.push(part);
  }
  if (size === 0) refuse('desk.file_empty');
  return Buffer.concat(parts);
}

const megabytes = (bytes: number): string => (bytes / 1_048_576).toFixed(0);

/** The last part of a path, without what file systems and headers trip over. */
const plainName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? '').replace(/[\p{Cc}\p{Cf}"<>|*?:]/gu, ' ').trim() || 'file';
