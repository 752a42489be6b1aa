import { endpoint, executeQuery, refuse } from '@poros/kernel';
import { Type, type Static } from '@poros/kernel/shared';
import { OneImport } from '../shared/import.ts';
import { listFailures, type FailureTable } from './list-failures.ts';
import { bookOf, sendWorkbook } from './workbook.ts';

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
    const { name, rows } = JSON.parse(body) as Static<typeof FailureTable>;
    const title = name.replace(/\.\w{2,4}$/, '');
    return sendWorkbook(reply, `${title} !`, await bookOf(title || 'import', rows));
  },
});
