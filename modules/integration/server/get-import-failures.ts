import { endpoint, executeQuery, query, refuse, sql } from '@poros/kernel';
import { Type, object } from '@poros/kernel/shared';
import type { Cell } from '../shared/cell.ts';
import { OneImport, type Problem } from '../shared/import.ts';
import { textsOf } from './get-import.ts';
import { findBatch } from './import-batch.sql.ts';
import { bookOf, sendWorkbook } from './workbook.ts';

const Table = object({ name: Type.String(), rows: Type.Array(Type.Array(Type.String())) });

/** The rows that could not be taken in, as they were in the file, with one more column: why. */
const listFailures = query({
  name: 'integration.get_import_failures',
  http: 'GET /imports/:importId/failures',
  permission: 'integration.import.read',
  summary: 'The rows that could not be taken in, as they were in the file, and why.',
  input: OneImport,
  output: Table,
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

export const getImportFailures = endpoint({
  name: 'integration.get_import_failures',
  http: 'GET /imports/:importId/failures',
  permission: 'integration.import.read',
  summary: 'A workbook of exactly the rows that could not be taken in, with the reason of each.',
  input: OneImport,
  output: Type.Unknown(),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  refuses: ['integration.import_not_found'],

  async handle({ kernel, actor, input, correlationId, reply }) {
    const who = actor ?? refuse('kernel.not_signed_in');
    const request = { actor: who, input, correlationId, language: who.language };
    const body = await executeQuery(kernel, listFailures, request);
    const { name, rows } = JSON.parse(body) as typeof Table.static;
    const title = name.replace(/\.\w{2,4}$/, '');
    return sendWorkbook(reply, `${title} !`, await bookOf(title || 'import', rows));
  },
});
