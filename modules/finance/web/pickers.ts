import type { Pick, PickSearch } from '@poros/ui';
import { call } from '@poros/web-kit';
import { localName } from './local-name.ts';

/** Customers by code or name. */
export const findCustomers: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('party.list_customers', { search, limit: 20 }, { signal });
  return rows.map((row) => ({ id: row.id, code: row.code, name: row.name, detail: row.city }));
};

/** Accounts that a person may post to. */
export const findPostableAccounts: PickSearch<Pick> = (search, signal) =>
  findAccounts(search, signal, { isPostable: true });

/** Cash, banks and clearing. */
export const findMoneyAccounts: PickSearch<Pick> = (search, signal) =>
  findAccounts(search, signal, { isMoney: true });

/** Headings, to put an account below. */
export const findHeadings: PickSearch<Pick> = async (search, signal) =>
  (await accounts(search, signal, {}))
    .filter((row) => !row.isPostable)
    .map((row) => ({ id: row.id, code: row.code, name: localName(row) }));

export const findAnyAccount: PickSearch<Pick> = (search, signal) =>
  findAccounts(search, signal, {});

export const findProjects: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('finance.list_projects', { search, limit: 20 }, { signal });
  return rows.map((row) => ({ id: row.id, code: row.code, name: row.name }));
};

export const findDepartments: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('tenancy.list_departments', { search, limit: 20 }, { signal });
  return rows.map((row) => ({ id: row.id, code: row.code, name: row.name }));
};

interface Wanted {
  readonly isPostable?: boolean;
  readonly isMoney?: boolean;
}

const accounts = async (search: string, signal: AbortSignal, wanted: Wanted) =>
  (await call('finance.list_accounts', { search, limit: 30, ...wanted }, { signal })).rows;

const findAccounts = async (search: string, signal: AbortSignal, wanted: Wanted): Promise<Pick[]> =>
  (await accounts(search, signal, wanted)).map((row) => ({
    id: row.id,
    code: row.code,
    name: localName(row),
  }));
