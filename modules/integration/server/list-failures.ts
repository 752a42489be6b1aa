import { query, sql } from '@poros/kernel';
import { Type, object } from '@poros/kernel/shared';
import type { Cell } from '../shared/cell.ts';
import { OneImport, type Problem } from '../shared/import.ts';
import { textsOf } from './get-import.ts';
import { findBatch } from './import-batch.sql.ts';

export const FailureTable = object({
  name: Type.String(),
  rows: Type.Array(Type.Array(Type.String())),
});

/** The rows that could not be taken in, as they were in the file, with one more column: why. */
export const listFailures = query({
  name: 'integration.list_failures',
  http: 'GET /imports/:importId/failures',
  permission: 'integration.import.read',
  summary: 'The rows that could not be taken in, as they were in the file, and why.',
  input: OneImport,
  output: FailureTable,
  refuses: ['integration.import_not_found'],

  async run(ctx, { importId }) {
    const { headers, file_name: name } = await findBatch(ctx, importId);
    const rows = await ctx.read<{ cells: Cell[]; problems: Problem[]; kept: string | null }>(sql`
      select cells, problems, kept_reason as kept from integration.import_row
      where tenant_id = ${ctx.tenantId} and batch_id = ${importId}
        and (state = 'error' or kept_reason is not null) order by row_no`);
    const reason = ctx.registry.say(ctx.actor.language, 'integration.reason');
    return {
      name,
      rows: [
        [...headers, reason],
        ...rows.map(({ cells, problems, kept }) => [
          ...textsOf(cells, headers.length),
          kept ?? problems.map((one) => one.message).join(' '),
        ]),
      ],
    };
  },
});
