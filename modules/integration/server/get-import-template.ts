import { endpoint, refuse } from '@poros/kernel';
import { Type } from '@poros/kernel/shared';
import { ImportTemplate } from '../shared/import.ts';
import { columnsOf, kindNamed } from './import-columns.ts';
import { sendWorkbook, templateOf } from './workbook.ts';

/** An empty workbook to fill in, with a sample row, lists to choose from and a note per column. */
export const getImportTemplate = endpoint({
  name: 'integration.get_import_template',
  http: 'GET /import-kinds/:kind/template',
  permission: 'integration.import.create',
  summary: 'A workbook to fill in, with a sample row, lists to choose from and notes.',
  input: ImportTemplate,
  output: Type.Unknown(),
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  refuses: ['integration.kind_not_found'],

  async handle({ kernel, actor, input, request, reply }) {
    const { kind: name }: { kind: string } = input;
    const who = actor ?? refuse('kernel.not_signed_in');
    const { registry } = kernel;
    const kind = kindNamed({ registry, may: (right) => who.permissions.has(right) }, name);
    const { language } = request;
    const title = registry.say(language, kind.word);
    const bytes = await templateOf(registry, {
      title,
      language,
      columns: columnsOf(registry, kind),
    });
    return sendWorkbook(reply, title, bytes);
  },
});
