import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import type { Planting } from './plant-imports.ts';

/** Files on the branch, one there and one removed: bytes come by a door that is no operation. */
export async function plantFiles(
  client: pg.Client,
  { tenantId, branchId, userId }: Planting,
): Promise<void> {
  const bytes = Buffer.from('planted by the sweep');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await client.query(
    `insert into desk.content (tenant_id, sha256, size_bytes, media_type)
      values ($1, $2, $3, 'text/plain')`,
    [tenantId, sha256, bytes.length],
  );
  await client.query(
    `insert into desk.content_chunk (tenant_id, sha256, chunk_no, bytes) values ($1, $2, 0, $3)`,
    [tenantId, sha256, bytes],
  );
  for (const isRemoved of [false, false, true])
    await client.query(
      `insert into desk.file (tenant_id, id, entity, record_id, name, sha256, created_by, deleted_at)
        values ($1, $2, 'tenancy.branch', $3, 'planted.txt', $4, $5, $6)`,
      [tenantId, randomUUID(), branchId, sha256, userId, isRemoved ? 'now' : null],
    );
}
