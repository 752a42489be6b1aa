import { currentVoice, type Pick, type PickSearch } from '@poros/ui';
import { call } from '@poros/web-kit';
import { roleName } from './looks.ts';

export const findRoles: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('identity.list_roles', { search, limit: 20 }, { signal });
  const { language } = currentVoice();
  return rows.map((row) => ({ id: row.id, code: row.code, name: roleName(row, language) }));
};

export const findDepartments: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('tenancy.list_departments', { search, limit: 20 }, { signal });
  return rows.map((row) => ({ id: row.id, code: row.code, name: row.name }));
};

export const findUsers: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('identity.list_users', { search, limit: 20 }, { signal });
  return rows.map(({ id, name, email }) => ({ id, name, detail: email }));
};

export const findBranches: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('tenancy.list_branches', { search, limit: 20 }, { signal });
  return rows.map((row) => ({ id: row.id, code: row.code, name: row.name }));
};
