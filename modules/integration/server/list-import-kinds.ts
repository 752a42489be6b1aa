import { query } from '@poros/kernel';
import { ImportKinds, ListImportKinds } from '../shared/import.ts';
import { columnsOf } from './import-columns.ts';

export const listImportKinds = query({
  name: 'integration.list_import_kinds',
  http: 'GET /import-kinds',
  permission: 'integration.import.read',
  summary: 'What may be brought in from a file, by whoever asks, with the columns of each.',
  input: ListImportKinds,
  output: ImportKinds,

  run: (ctx) =>
    Promise.resolve({
      rows: [...ctx.registry.imports.values()]
        .filter((kind) => ctx.may(kind.create.permission))
        .map((kind) => ({
          kind: kind.name,
          nameId: ctx.registry.say('id', kind.word),
          nameEn: ctx.registry.say('en', kind.word),
          path: kind.path,
          canChange: (kind.changes ?? []).some((one) => ctx.may(one.permission)),
          canReverse: Boolean(kind.archive ?? kind.back),
          staysId: kind.stays ? ctx.registry.say('id', kind.stays) : null,
          staysEn: kind.stays ? ctx.registry.say('en', kind.stays) : null,
          columns: columnsOf(ctx.registry, kind),
        })),
    }),
});
