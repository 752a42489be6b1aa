import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { unitsOf } from '@poros/testing/units-of';
import { archiveBarcode } from './archive-barcode.ts';
import { createBarcode } from './create-barcode.ts';
import { createItem } from './create-item.ts';
import { findByBarcode } from './find-by-barcode.ts';
import { listItems } from './list-items.ts';

async function withSugar() {
  const w = await world();
  const { KG, SAK, PCS } = await unitsOf(w);
  const { id: itemId } = await w.run(createItem, {
    code: 'GULA',
    name: 'Gula pasir',
    baseUnitId: KG,
    basePrice: '16000',
    units: [{ unitId: SAK, factor: '50' }],
  });
  const scan = async (code: string) => (await w.run(findByBarcode, { code })).found;
  return { w, itemId, KG, SAK, PCS, scan };
}

test('a scanned code finds the item in the unit it stands for', async () => {
  const { w, itemId, SAK, scan } = await withSugar();
  await w.run(createBarcode, { itemId, code: '8991234567891' });
  await w.run(createBarcode, { itemId, code: '4006381333931', unitId: SAK });

  expect(await scan('8991234567891')).toMatchObject({
    itemCode: 'GULA',
    unitCode: 'KG',
    factor: '1.000000',
  });
  expect(await scan('4006381333931')).toMatchObject({
    unitCode: 'SAK',
    factor: '50.000000',
    quantity: null,
  });
  expect(await scan('1234567890128')).toBeNull();
});

test('a code with a wrong check digit is refused, unless it is a number of our own', async () => {
  const { w, itemId, scan } = await withSugar();

  const wrong = { itemId, code: '8991234567890' };
  expect(await w.refused(createBarcode, wrong)).toBe('catalog.barcode_check_digit');
  expect(await w.refused(createBarcode, { itemId, code: 'RAK-1', kind: 'ean13' })).toBe(
    'catalog.barcode_check_digit',
  );
  await w.run(createBarcode, { ...wrong, kind: 'internal' });
  expect(await scan('8991234567890')).toMatchObject({ itemCode: 'GULA' });
});

test('a UPC-A is one code, with and without the nought that a scanner puts before it', async () => {
  const { w, itemId, scan } = await withSugar();
  await w.run(createBarcode, { itemId, code: '0036000291452' });

  expect(await w.refused(createBarcode, { itemId, code: '036000291452' })).toBe(
    'catalog.barcode_taken',
  );
  expect(await scan('0036000291452')).toMatchObject({ itemCode: 'GULA' });
  expect(await scan('036000291452')).toMatchObject({ itemCode: 'GULA' });
  expect(await w.rows('catalog.barcode')).toMatchObject([{ code: '036000291452', kind: 'upca' }]);
});

test('a scale code finds the item by its number at the scale and tells the weight', async () => {
  const { w, itemId, scan } = await withSugar();
  await w.run(createBarcode, { itemId, code: '12345' });

  expect(await scan('2112345012506')).toMatchObject({
    itemCode: 'GULA',
    unitCode: 'KG',
    quantity: '1.250',
    amount: null,
  });
});

test('a scale code that somebody entered whole is an ordinary code', async () => {
  const { w, itemId, PCS, scan } = await withSugar();
  await w.run(createBarcode, { itemId, code: '12345' });
  await w.run(createItem, {
    code: 'PAKET',
    name: 'Paket',
    baseUnitId: PCS,
    barcodes: [{ code: '2112345012506' }],
  });

  expect(await scan('2112345012506')).toMatchObject({ itemCode: 'PAKET', quantity: null });
});

test('a barcode belongs to one item, and is free again once taken away', async () => {
  const { w, itemId, PCS, scan } = await withSugar();
  const { id: barcodeId } = await w.run(createBarcode, { itemId, code: 'RAK-1' });
  const { id: other } = await w.run(createItem, { code: 'B', name: 'B', baseUnitId: PCS });
  expect(await w.refused(createBarcode, { itemId: other, code: 'RAK-1' })).toBe(
    'catalog.barcode_taken',
  );

  await w.run(archiveBarcode, { itemId, barcodeId, version: 1 });
  expect(await scan('RAK-1')).toBeNull();
  await w.run(createBarcode, { itemId: other, code: 'RAK-1' });
  expect(await scan('RAK-1')).toMatchObject({ itemCode: 'B' });
});

test('the list finds an item by a barcode, as long as it has it', async () => {
  const { w, itemId } = await withSugar();
  const { id: barcodeId } = await w.run(createBarcode, { itemId, code: '8991234567891' });
  await w.run(createBarcode, { itemId, code: 'RAK-1' });
  const search = async (text: string) => (await w.run(listItems, { search: text })).rows.length;

  expect(await search('8991234567891')).toBe(1);
  await w.run(archiveBarcode, { itemId, barcodeId, version: 1 });
  expect([await search('8991234567891'), await search('rak-1')]).toEqual([0, 1]);
});

test('a barcode stands for a unit that the item has', async () => {
  const { w, itemId, PCS } = await withSugar();

  expect(await w.refused(createBarcode, { itemId, unitId: PCS, code: 'X' })).toBe(
    'catalog.unit_not_of_item',
  );
});

test('the barcodes of one tenant say nothing to another', async () => {
  const { w, itemId } = await withSugar();
  await w.run(createBarcode, { itemId, code: 'RAK-1' });
  const stranger = await world();

  expect(await stranger.run(findByBarcode, { code: 'RAK-1' })).toEqual({ found: null });
});
