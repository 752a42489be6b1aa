import type { Pick, PickSearch } from '@poros/ui';
import { call } from '@poros/web-kit';

/** A category by code or name, with what it hangs below. */
export const findCategories: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('catalog.list_categories', { search, limit: 20 }, { signal });
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    detail: row.parentName ?? '',
  }));
};
