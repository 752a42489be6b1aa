import type { Pick, PickSearch } from '@poros/ui';
import { call } from '@poros/web-kit';

/** Whose commands are looked for. */
export const findUsers: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('identity.list_users', { search, limit: 20 }, { signal });
  return rows.map(({ id, name, email }) => ({ id, name, detail: email }));
};
