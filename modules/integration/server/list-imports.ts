import { found, page, query, sql } from '@poros/kernel';
import { IMPORT_STATUSES, ImportPage, ListImports, type ImportRow } from '../shared/import.ts';
import { batchColumns, batchesWithPeople } from './batch-columns.sql.ts';

export const listImports = query({
  name: 'integration.list_imports',
  http: 'GET /imports',
  permission: 'integration.import.read',
  summary: 'Imports, newest first: one’s own, or those of everybody for who may see them.',
  input: ListImports,
  output: ImportPage,

  run: (ctx, input) =>
    page<ImportRow>(ctx, input, {
      select: batchColumns,
      from: batchesWithPeople,
      where: [
        sql`b.tenant_id = ${ctx.tenantId}`,
        ctx.within({ owner: sql`b.created_by`, branch: sql`b.branch_id` }),
        input.kind !== undefined && sql`b.kind = ${input.kind}`,
        input.status !== undefined && sql`b.status = ${input.status}`,
        found(input.search, sql`b.id`, sql`integration.search_import_batch`),
      ],
      id: sql`b.id`,
      columns: {
        createdAt: { by: sql`b.created_at`, type: 'timestamptz' },
        fileName: { by: sql`b.file_name`, type: 'text' },
        kind: { by: sql`b.kind`, type: 'word' },
        status: { by: sql`b.status`, type: 'word', words: IMPORT_STATUSES },
        rowCount: { by: sql`b.row_count`, type: 'integer' },
      },
      defaultSort: '-createdAt',
    }),
});
