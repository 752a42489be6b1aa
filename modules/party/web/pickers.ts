import type { Pick, PickSearch } from '@poros/ui';
import { call } from '@poros/web-kit';

/** Whom a customer may be given to. */
export const findSalespeople: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('party.list_salespeople', { search, limit: 20 }, { signal });
  return rows.map(({ id, name }) => ({ id, name }));
};
