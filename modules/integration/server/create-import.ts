import { createHash } from 'node:crypto';
import {
  command,
  endpoint,
  executeCommand,
  refuse,
  sql,
  type Ctx,
  type EndpointCall,
} from '@poros/kernel';
import { Type, object } from '@poros/kernel/shared';
import { BYTES_MAX, CreateImport, CreatedImport } from '../shared/import.ts';
import { mapColumns } from '../shared/map-columns.ts';
import { stageRows } from './import-batch.sql.ts';
import { columnsOf, kindNamed } from './import-columns.ts';
import { readFile, type FileRead } from './read-file.ts';
import { rememberedMapping } from './remembered-mapping.ts';

/** Takes a file, or what was pasted, and reads it; the person then looks at what was understood. */
export const createImport = endpoint({
  name: 'integration.create_import',
  http: 'POST /imports/files',
  permission: 'integration.import.create',
  summary: 'Send a file (XLSX, CSV, TSV; at most 20 MB and 50,000 rows) to bring its rows in.',
  input: CreateImport,
  output: CreatedImport,
  takesBytes: true,
  refuses: [
    'integration.kind_not_found',
    'integration.file_empty',
    'integration.file_too_large',
    'integration.file_unreadable',
    'integration.file_suspicious',
    'integration.too_many_rows',
    'integration.too_many_columns',
  ],

  async handle({ kernel, actor, input, request, correlationId }) {
    const given: { kind: string; name: string } = input;
    const key = request.headers['idempotency-key'];
    const who = actor ?? refuse('kernel.not_signed_in');
    const { registry } = kernel;
    kindNamed(
      { registry, may: (right) => who.permissions.has(right) || who.kind === 'system' },
      given.kind,
    );
    const bytes = await allBytes(request);
    const file = await readFile(bytes, {}, { language: who.language });
    const answer = await executeCommand(kernel, keepImport({ ...given, bytes, file }), {
      actor: who,
      correlationId,
      language: who.language,
      input: { ...given, rows: file.rows.length, bytes: bytes.length, sha256: hashOf(bytes) },
      // Sent twice because no answer came, a file is kept once.
      ...(typeof key === 'string' && KEY.test(key) && { key }),
    });
    if (answer.refusal) throw answer.refusal;
    return JSON.parse(answer.body) as { id: string };
  },
});

const KEY = /^[\x21-\x7e]{1,255}$/;
const hashOf = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

interface Kept {
  readonly kind: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly file: FileRead;
}

/** In the audit trail like every command; its rows are too many to stand there themselves. */
function keepImport(kept: Kept) {
  return command({
    name: 'integration.create_import',
    http: 'POST /imports',
    permission: 'integration.import.create',
    summary: 'Send a file to bring its rows in.',
    input: object({
      kind: Type.String(),
      name: Type.String(),
      rows: Type.Integer(),
      bytes: Type.Integer(),
      sha256: Type.String(),
    }),
    output: CreatedImport,

    async run(ctx) {
      const id = ctx.newId();
      await insertBatch(ctx, id, kept);
      stageRows(ctx, id, kept.file.rows);
      return { id };
    },
  });
}

async function insertBatch(ctx: Ctx, id: string, { kind, name, bytes, file }: Kept): Promise<void> {
  const found = kindNamed(ctx, kind);
  const memory = await rememberedMapping(ctx, kind, file.headers);
  ctx.insert('integration.import_batch', {
    id,
    kind,
    file_name: name,
    file_hash: hashOf(bytes),
    file_bytes: bytes.length,
    status: 'mapping',
    reading: file.reading,
    headers: file.headers,
    mapping: mapColumns(file.headers, columnsOf(ctx.registry, found), memory),
    row_count: file.rows.length,
    branch_id: ctx.branchId,
    acting_for: ctx.actor.actingFor ?? null,
    language: ctx.actor.language,
  });
  ctx.write(sql`insert into integration.import_file (tenant_id, id, content)
    values (${ctx.tenantId}, ${id}, ${bytes})`);
}

/** The body, counted as it comes: too much is refused before it is all here. */
async function allBytes(request: EndpointCall['request']): Promise<Buffer> {
  const stream = request.body as AsyncIterable<Buffer> | null | undefined;
  if (typeof stream?.[Symbol.asyncIterator] !== 'function')
    refuse('kernel.body_malformed', { reason: 'not application/octet-stream' });
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += piece.length;
    if (size > BYTES_MAX) refuse('integration.file_too_large', { limit: '20 MB' });
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
