import type { Module } from '@poros/kernel';
import { getDashboard } from './server/get-dashboard.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

export const reporting: Module = {
  name: 'reporting',
  depends: ['tenancy', 'identity', 'approval', 'party', 'catalog', 'finance', 'sales', 'inventory'],
  operations: [getDashboard],
  refusals,
  permissions: [],
  menu: [],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
