import type { Module } from '@poros/kernel';
import { admin } from '@poros/admin';
import { catalog } from '@poros/catalog';
import { finance } from '@poros/finance';
import { identity } from '@poros/identity';
import { inventory } from '@poros/inventory';
import { party } from '@poros/party';
import { pricing } from '@poros/pricing';
import { sales } from '@poros/sales';
import { tenancy } from '@poros/tenancy';

/** Every module of Poros, lowest first: a module may use only what stands before it. */
export const modules: readonly Module[] = [
  tenancy,
  identity,
  party,
  catalog,
  finance,
  pricing,
  sales,
  inventory,
  admin,
];

/** Where each schema comes from, in the order in which migrations run. */
export const migrationSources = [
  { module: 'kernel', folder: new URL('../../kernel/sql/', import.meta.url) },
  ...modules.map((module) => ({ module: module.name, folder: module.migrations })),
];
