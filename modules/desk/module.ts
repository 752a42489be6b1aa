import type { Module } from '@poros/kernel';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

export const desk: Module = {
  name: 'desk',
  depends: [],
  operations: [],
  refusals,
  permissions: [],
  menu: [],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
