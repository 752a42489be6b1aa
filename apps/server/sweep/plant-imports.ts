import { randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface Planting {
  readonly tenantId: string;
  readonly branchId: string;
  readonly userId: string;
}

const STATUSES = [
  'mapping',
  'mapping',
  'mapping',
  'checked',
  'checked',
  'applying',
  'held',
  'applied',
];

/** Imports at every step: files come by a door that is no operation. */
export async function plantImports(
  client: pg.Client,
  { tenantId, branchId, userId }: Planting,
): Promise<void> {
  for (const [nth, status] of STATUSES.entries()) {
    const id = randomUUID();
    const reading = {
      format: 'text',
      encoding: 'utf-8',
      delimiter: ',',
      decimal: '.',
      dates: 'dmy',
      headerRow: 1,
    };
    await client.query(
      `insert into integration.import_batch (tenant_id, id, kind, file_name, file_hash, file_bytes,
        status, reading, headers, mapping, row_count, branch_id, language, created_by)
      values ($1, $2, 'party.customer', 'planted.csv', $3, 20, $4, $5, '["Kode","Nama"]',
        '["code","name"]', 1, $6, 'id', $7)`,
      [tenantId, id, `${nth}`, status, reading, branchId, userId],
    );
    await client.query(
      'insert into integration.import_file (tenant_id, id, content) values ($1, $2, $3)',
      [tenantId, id, Buffer.from(`Kode,Nama\nSWEEP-${nth},Sapu`)],
    );
    await client.query(
      `insert into integration.import_row (tenant_id, batch_id, row_no, cells, state, record_id,
        applied_at) values ($1, $2, 2, $3, 'new', gen_random_uuid(), $4)`,
      [tenantId, id, JSON.stringify([`SWEEP-${nth}`, 'Sapu']), status === 'applied' ? 'now' : null],
    );
  }
}
