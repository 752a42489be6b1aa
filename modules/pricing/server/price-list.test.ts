import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { priceBook } from '@poros/testing/price-book';
import { archivePriceList } from './archive-price-list.ts';
import { changeListPrices } from './change-list-prices.ts';
import { changePriceList } from './change-price-list.ts';
import { createListPrice } from './create-list-price.ts';
import { createPriceList } from './create-price-list.ts';
import { createTierPrice } from './create-tier-price.ts';
import { getPriceList } from './get-price-list.ts';
import { listPriceLists } from './list-price-lists.ts';
import { listPrices } from './list-prices.ts';

const std = { code: 'STD', name: 'Umum', isDefault: true };
const nothing = { created: [], changed: [], archived: [] };

async function withList() {
  const w = await world();
  const book = await priceBook(w);
  const { id: priceListId } = await w.run(createPriceList, std);
  const shown = async (more: object = {}) =>
    (await w.run(listPrices, { priceListId, ...more })).rows.map(
      ({ itemCode, unitCode, minQuantity, price }) =>
        [itemCode, unitCode, Number(minQuantity), Number(price)].join(' '),
    );
  return { w, priceListId, shown, ...book };
}

test('a price list begins in the currency of the tenant and counts its prices', async () => {
  const { w, priceListId, widget } = await withList();
  await w.run(createListPrice, { priceListId, itemId: widget, price: '64000' });

  expect(await w.run(getPriceList, { priceListId })).toMatchObject({
    code: 'STD',
    currency: 'IDR',
    isDefault: true,
    priceCount: 1,
    validFrom: null,
  });
  expect((await w.run(listPriceLists, { search: 'umum' })).total).toBe(1);
});

test('a currency has one default list', async () => {
  const { w, priceListId } = await withList();

  expect(await w.refused(createPriceList, { ...std, code: 'LAIN' })).toBe(
    'pricing.default_list_taken',
  );
  await w.run(createPriceList, { ...std, code: 'USD', currency: 'USD' });
  await w.run(changePriceList, {
    priceListId,
    version: 1,
    name: 'Umum',
    isDefault: false,
    validFrom: null,
    validTo: null,
  });
  await w.run(createPriceList, { ...std, code: 'LAIN' });
});

test('a grid of prices is saved whole: new, changed and gone', async () => {
  const { w, priceListId, widget, motor, box, shown } = await withList();
  await w.run(changeListPrices, {
    priceListId,
    ...nothing,
    created: [
      { itemId: widget, price: '64000' },
      { itemId: widget, unitId: box, price: '750000' },
      { itemId: motor, price: '215000' },
    ],
  });
  const {
    rows: [first, second],
  } = await w.run(listPrices, { priceListId, itemId: widget });
  const [pieces, boxes] = first?.unitCode === 'PCS' ? [first, second] : [second, first];

  const saved = await w.run(changeListPrices, {
    priceListId,
    created: [{ itemId: widget, price: '58000', minQuantity: '100' }],
    changed: [
      {
        id: pieces!.id,
        version: 1,
        price: '63000',
        minQuantity: '0',
        validFrom: null,
        validTo: null,
      },
    ],
    archived: [{ id: boxes!.id, version: 1 }],
  });

  expect(saved).toEqual({ created: 1, changed: 1, archived: 1 });
  expect((await shown()).sort()).toEqual(['M PCS 0 215000', 'W PCS 0 63000', 'W PCS 100 58000']);
});

test('a grid with one wrong row saves nothing', async () => {
  const { w, priceListId, widget, motor, box, shown } = await withList();
  const created = [
    { itemId: widget, price: '64000' },
    { itemId: motor, unitId: box, price: '1' },
  ];

  expect(await w.refused(changeListPrices, { priceListId, ...nothing, created })).toBe(
    'catalog.unit_not_found',
  );
  expect(await shown()).toEqual([]);
});

test('an item has one price for a unit and quantity on any one day', async () => {
  const { w, priceListId, widget } = await withList();
  const summer = {
    priceListId,
    itemId: widget,
    price: '60000',
    validFrom: '2026-06-01',
    validTo: '2026-08-31',
  };
  await w.run(createListPrice, summer);

  const sameDay = { ...summer, validFrom: '2026-08-31', validTo: '2026-09-30' };
  expect(await w.refused(createListPrice, sameDay)).toBe('pricing.price_overlaps');
  const always = { priceListId, itemId: widget, price: '1' };
  expect(await w.refused(createListPrice, always)).toBe('pricing.price_overlaps');
  await w.run(createListPrice, { ...sameDay, validFrom: '2026-09-01' });
  await w.run(createListPrice, { ...summer, minQuantity: '10' });
});

test('a price may take the place of one that goes in the same act', async () => {
  const { w, priceListId, widget, shown } = await withList();
  const { id } = await w.run(createListPrice, { priceListId, itemId: widget, price: '64000' });

  await w.run(changeListPrices, {
    priceListId,
    ...nothing,
    created: [{ itemId: widget, price: '66000', validFrom: '2027-01-01' }],
    changed: [
      { id, version: 1, price: '64000', minQuantity: '0', validFrom: null, validTo: '2026-12-31' },
    ],
  });

  expect(await shown({ on: '2026-12-31' })).toEqual(['W PCS 0 64000']);
  expect(await shown({ on: '2027-01-01' })).toEqual(['W PCS 0 66000']);
});

test('two people saving one price never overwrite each other', async () => {
  const { w, priceListId, widget, shown } = await withList();
  const { id } = await w.run(createListPrice, { priceListId, itemId: widget, price: '64000' });
  const changed = (price: string) => ({
    priceListId,
    ...nothing,
    changed: [{ id, version: 1, price, minQuantity: '0', validFrom: null, validTo: null }],
  });
  await w.run(changeListPrices, changed('63000'));

  expect(await w.refused(changeListPrices, changed('61000'))).toBe('kernel.changed_meanwhile');
  expect(await shown()).toEqual(['W PCS 0 63000']);
});

test('a price of one list is not touched through another', async () => {
  const { w, priceListId, widget } = await withList();
  const { id } = await w.run(createListPrice, { priceListId, itemId: widget, price: '64000' });
  const { id: other } = await w.run(createPriceList, { code: 'B', name: 'B' });

  const through = { priceListId: other, ...nothing, archived: [{ id, version: 1 }] };
  expect(await w.refused(changeListPrices, through)).toBe('pricing.price_not_found');
});

test('a list that ends before it begins is refused', async () => {
  const { w } = await withList();

  const reversed = { code: 'B', name: 'B', validFrom: '2026-12-01', validTo: '2026-11-30' };
  expect(await w.refused(createPriceList, reversed)).toBe('pricing.validity_reversed');
});

test('a list goes once no tier points at it', async () => {
  const { w, priceListId } = await withList();
  await w.run(createTierPrice, { tier: 'GOLD', priceListId });

  expect(await w.refused(archivePriceList, { priceListId, version: 1 })).toBe(
    'pricing.price_list_in_use',
  );
  const { id: unused } = await w.run(createPriceList, { code: 'B', name: 'B' });
  await w.run(archivePriceList, { priceListId: unused, version: 1 });
  expect((await w.run(listPriceLists, {})).total).toBe(1);
  expect((await w.run(listPriceLists, { status: 'archived' })).total).toBe(1);
});

test('whoever only reads prices changes none', async () => {
  const { w, priceListId, widget } = await withList();
  const seller = w.as({ permissions: ['pricing.price_list.read'] });

  await seller.run(getPriceList, { priceListId });
  const price = { priceListId, itemId: widget, price: '1' };
  expect(await seller.refused(createListPrice, price)).toBe('kernel.permission_missing');
});

test('a price below nothing never reaches the database, a price of nothing does', async () => {
  const { w, priceListId, widget, shown } = await withList();

  const price = { priceListId, itemId: widget };
  expect(await w.refused(createListPrice, { ...price, price: '-1' })).toBe('kernel.invalid_input');
  await w.run(createListPrice, { ...price, price: '0' });
  expect(await shown()).toEqual(['W PCS 0 0']);
});
