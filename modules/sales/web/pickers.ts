import type { Pick, PickSearch } from '@poros/ui';
import { call, can, format, t } from '@poros/web-kit';

/** Customers by code or name. */
export const findCustomers: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('party.list_customers', { search, limit: 20 }, { signal });
  return rows.map((row) => ({ id: row.id, code: row.code, name: row.name, detail: row.city }));
};

/** Items by code, name or barcode, with what can be promised of them and their base price. */
export const findItems: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call(
    'catalog.list_items',
    { search, limit: 20, isSold: true },
    { signal },
  );
  const available = await availableOf(
    rows.map((row) => row.id),
    signal,
  );
  return rows.map((row) => {
    const free = available.get(row.id);
    const left = free && t('sales.available', { n: format.quantity(free, row.baseUnitCode) });
    return {
      id: row.id,
      code: row.code,
      name: row.name,
      detail: left ?? row.baseUnitCode,
      end: format.amount(row.basePrice),
    };
  });
};

/** What is free at the person's branch; nothing where the figures are not theirs to see. */
async function availableOf(itemIds: string[], signal: AbortSignal): Promise<Map<string, string>> {
  if (itemIds.length === 0 || !can('inventory.stock.read')) return new Map();
  const { rows } = await call('inventory.get_availability', { itemIds }, { signal }).catch(() => ({
    rows: [],
  }));
  return new Map(rows.map((row) => [row.itemId, row.available]));
}
