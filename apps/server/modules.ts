import type { Module } from '@poros/kernel';
import { admin } from '@poros/admin';
import { approval } from '@poros/approval';
import { catalog } from '@poros/catalog';
import { desk } from '@poros/desk';
import { finance } from '@poros/finance';
import { identity } from '@poros/identity';
import { integration } from '@poros/integration';
import { inventory } from '@poros/inventory';
import { notification } from '@poros/notification';
import { paper } from '@poros/paper';
import { party } from '@poros/party';
import { pricing } from '@poros/pricing';
import { reporting } from '@poros/reporting';
import { sales } from '@poros/sales';
import { tenancy } from '@poros/tenancy';

/** Every module of Poros, lowest first: a module may use only what stands before it. */
export const modules: readonly Module[] = [
  tenancy,
  identity,
  notification,
  approval,
  desk,
  party,
  catalog,
  finance,
  pricing,
  sales,
  inventory,
  integration,
  reporting,
  admin,
  paper,
];

/** Where each schema comes from, in the order in which migrations run. */
export const migrationSources = [
  { module: 'kernel', folder: new URL('../../kernel/sql/', import.meta.url) },
  ...modules.map((module) => ({ module: module.name, folder: module.migrations })),
];
