import type { Pick, PickSearch } from '@poros/ui';
import { call, format } from '@poros/web-kit';

/** Items by code, name or barcode, with their base price. */
export const findItems: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call(
    'catalog.list_items',
    { search, limit: 20, isSold: true },
    { signal },
  );
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    detail: row.baseUnitCode,
    end: format.amount(row.basePrice),
  }));
};

export const findCustomers: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('party.list_customers', { search, limit: 20 }, { signal });
  return rows.map((row) => ({
    id: row.id,
    code: row.code,
    name: row.name,
    detail: row.city,
    end: row.tier,
  }));
};

/** A unit by its code; which units an item has, the server knows. */
export const findUnits: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('catalog.list_units', { search, limit: 20 }, { signal });
  return rows.map((row) => ({ id: row.id, code: row.code, name: row.nameId }));
};

export const findPriceLists: PickSearch<Pick> = async (search, signal) => {
  const { rows } = await call('pricing.list_price_lists', { search, limit: 20 }, { signal });
  return rows.map((row) => ({ id: row.id, code: row.code, name: row.name, detail: row.currency }));
};
