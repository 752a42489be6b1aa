import { call } from '@poros/web-kit';
import type { Pick, PickSearch } from '@poros/ui';

/** Colleagues by name. */
export const findColleagues: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('approval.list_colleagues', { search }, { signal });
  return rows.map(({ id, name }) => ({ id, name }));
};
