import { sql } from '@poros/kernel';

/** What every answer about an import shows; `b` the batch, `u` who began it. */
export const batchColumns = sql`b.id, b.kind, b.file_name as "fileName", b.status,
  b.row_count as "rowCount",
  (select count(*)::integer from integration.import_row r where r.tenant_id = b.tenant_id
    and r.batch_id = b.id and r.applied_at is not null) as applied,
  (select count(*)::integer from integration.import_row r where r.tenant_id = b.tenant_id
    and r.batch_id = b.id and r.state = 'error') as failed,
  coalesce(u.name, '') as "createdByName", b.created_at as "createdAt",
  b.finished_at as "finishedAt", b.version`;

export const batchesWithPeople = sql`integration.import_batch b
  left join identity.v_user u on u.tenant_id = b.tenant_id and u.id = b.created_by`;
