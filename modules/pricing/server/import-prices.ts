import { sql, type GatheredRow, type ImportKind, type ImportValues } from '@poros/kernel';
import { Id, object } from '@poros/kernel/shared';
import { NewPrice, PRICES_PER_CHANGE_MAX } from '../shared/price-row.ts';
import { changeListPrices } from './change-list-prices.ts';

const row = object({ priceListId: Id, ...NewPrice.properties });

/** Prices from a file: one is known again by list, item, unit, quantity and first day. */
export const priceImport: ImportKind = {
  name: 'pricing.price',
  word: 'pricing.prices',
  path: '/price-lists',
  create: changeListPrices,
  row,
  gather: { by: ['priceListId'], max: PRICES_PER_CHANGE_MAX, input: gridOf },
  changes: [changeListPrices],
  changeable: ['price', 'validTo'],
  idField: 'id',
  back: (stored) => ({
    command: changeListPrices,
    input: {
      priceListId: stored['priceListId'],
      created: [],
      changed: [],
      archived: [{ id: stored['id'], version: stored['version'] }],
    },
  }),
  table: 'pricing.price_list_item',
  key: ['priceListId', 'itemId'],
  keyOf: (values) =>
    ['priceListId', 'itemId', 'unitId', 'minQuantity', 'validFrom']
      .map((field) => (values[field] === '0' ? '' : String(values[field] ?? '')))
      .join('|'),
  // A price without a unit is one of the item's base unit, and found under both keys.
  stored: (tenantId, keys) => sql`select k.key, p.id, p.price_list_id as "priceListId", p.price,
      p.valid_to as "validTo", p.min_quantity as "minQuantity", p.valid_from as "validFrom", p.version,
      false as "isArchived"
    from pricing.price_list_item p
    join catalog.v_item i on i.tenant_id = p.tenant_id and i.id = p.item_id
    cross join lateral (
      select concat_ws('|', p.price_list_id, p.item_id, u.unit,
        coalesce(nullif(trim_scale(p.min_quantity)::text, '0'), ''), coalesce(p.valid_from::text, '')) as key
      from (select p.unit_id::text as unit union all
        select '' where p.unit_id = i.base_unit_id) as u) as k
    where p.tenant_id = ${tenantId} and p.deleted_at is null and k.key = any(${[...keys]}::text[])`,
  fields: {
    priceListId: {
      word: 'pricing.price_list',
      synonyms: ['daftar', 'list'],
      lookup: {
        word: 'pricing.price_list',
        from: 'pricing.price_list',
        code: 'code',
        name: 'name',
        where: 'deleted_at is null',
      },
    },
    itemId: {
      word: 'pricing.item',
      synonyms: ['kode barang', 'sku', 'item code', 'product'],
      lookup: {
        word: 'pricing.item',
        from: 'catalog.v_item',
        code: 'code',
        name: 'name',
        where: 'deleted_at is null',
      },
    },
    unitId: {
      word: 'pricing.unit',
      synonyms: ['sat', 'uom'],
      lookup: {
        word: 'pricing.unit',
        from: 'catalog.v_unit',
        code: 'code',
        name: 'name_id',
        where: 'deleted_at is null',
      },
    },
    price: { synonyms: ['harga jual', 'nilai'], sample: '57500' },
    minQuantity: { synonyms: ['minimum', 'min qty', 'mulai jumlah'] },
    validFrom: { synonyms: ['mulai', 'from'] },
    validTo: { synonyms: ['sampai', 'to'] },
  },
  blames: {
    'pricing.price_overlaps': 'validFrom',
    'pricing.validity_reversed': 'validTo',
    'pricing.price_list_not_found': 'priceListId',
    'catalog.unit_not_found': 'unitId',
    'catalog.item_not_found': 'itemId',
  },
};

/** What the grid of a list becomes by these rows. */
function gridOf(rows: readonly GatheredRow[]): object {
  const [first] = rows;
  const created = rows.filter((one) => !one.stored).map(({ id, values }) => newPrice(id, values));
  const changed = rows.flatMap(({ id, values, stored }) => {
    if (!stored) return [];
    const { price, minQuantity, validFrom, validTo, version } = { ...stored, ...values } as Record<
      string,
      unknown
    >;
    return [{ id, version, price, minQuantity, validFrom, validTo }];
  });
  return { priceListId: first?.values['priceListId'], created, changed, archived: [] };
}

const newPrice = (id: string, { priceListId: _priceListId, ...values }: ImportValues): object => ({
  ...values,
  id,
});
