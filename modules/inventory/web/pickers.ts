import type { Pick, PickSearch } from '@poros/ui';
import { call, format } from '@poros/web-kit';

/** Warehouses within reach by code or name. */
export const findWarehouses: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('inventory.list_warehouses', { search, limit: 20 }, { signal });
  return rows.map((row) => ({ id: row.id, code: row.code, name: row.name, detail: row.zone }));
};

/** Stocked items by code, name or barcode. */
export const findItems: PickSearch<ItemPick> = async (search, signal) => {
  const input = { search, limit: 20, isStocked: true };
  const { rows } = await call('catalog.list_items', input, { signal });
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    detail: row.baseUnitCode,
    end: format.amount(row.standardCost),
    unit: row.baseUnitCode,
    cost: row.standardCost,
  }));
};

export interface ItemPick extends Pick {
  readonly unit: string;
  readonly cost: string;
}
