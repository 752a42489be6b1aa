import type { Module } from '@poros/kernel';
import { cancelImport } from './server/cancel-import.ts';
import { changeImportMapping } from './server/change-import-mapping.ts';
import { changeImportReading } from './server/change-import-reading.ts';
import { changeImportRow } from './server/change-import-row.ts';
import { createImport } from './server/create-import.ts';
import { getImport } from './server/get-import.ts';
import { getImportFailures } from './server/get-import-failures.ts';
import { getImportTemplate } from './server/get-import-template.ts';
import { holdImport } from './server/hold-import.ts';
import { importRows } from './server/import-rows.ts';
import { importStep } from './server/import-step.ts';
import { listImportKinds } from './server/list-import-kinds.ts';
import { listImportRows } from './server/list-import-rows.ts';
import { listImports } from './server/list-imports.ts';
import { releaseImport } from './server/release-import.ts';
import { reverseImport } from './server/reverse-import.ts';
import { integrationEvents } from './shared/events.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

export const integration: Module = {
  name: 'integration',
  depends: ['identity'],
  operations: [
    changeImportReading,
    changeImportMapping,
    changeImportRow,
    importRows,
    holdImport,
    releaseImport,
    cancelImport,
    reverseImport,
    listImportKinds,
    listImports,
    getImport,
    listImportRows,
  ],
  endpoints: [createImport, getImportTemplate, getImportFailures],
  events: integrationEvents,
  reactions: [importStep],
  records: [
    {
      entity: 'integration.import',
      path: '/imports/$id',
      table: 'integration.import_batch',
      label: 'file_name',
      branch: 'branch_id',
      owner: 'created_by',
    },
  ],
  refusals,
  // The right to make each record decides who brings rows in; this one only opens the door.
  permissions: [
    {
      name: 'integration.import.create',
      code: 'IMPORT.RUN',
      roles: {
        DIRECTOR: 'own',
        MANAGER_SALES: 'own',
        MANAGER_PROD: 'own',
        STAFF_SALES: 'own',
        STAFF_WH: 'own',
        STAFF_FIN: 'own',
      },
    },
    {
      name: 'integration.import.read',
      code: 'IMPORT.READ',
      roles: {
        MANAGER_SALES: 'own',
        MANAGER_PROD: 'own',
        STAFF_SALES: 'own',
        STAFF_WH: 'own',
        STAFF_FIN: 'own',
      },
    },
  ],
  menu: [
    {
      group: 'admin',
      section: 'data',
      path: '/imports',
      word: 'integration.imports',
      permission: 'integration.import.read',
    },
  ],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
