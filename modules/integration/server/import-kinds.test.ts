import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { writeXlsx } from 'hucre/xlsx';
import {
  check,
  look,
  office,
  rowsOf,
  run,
  send,
  work,
  type Office,
} from '@poros/testing/import-desk';
import { ensureHarmless } from './zip-guard.ts';

const csv = (...rows: string[]) => Buffer.from(rows.join('\r\n'));
const ITEMS = 'SKU;Nama barang;Satuan;Kategori;HPP;Harga jual;Barcode';

async function withItems(at: Office): Promise<void> {
  const file = csv(
    ITEMS,
    'B1;Semen;PCS;Bahan bangunan;45.000;58.000;8991102100014',
    'B2;Cat;KALENG;Cat tembok;70.000;90.000;',
  );
  const id = await send(at, 'catalog.item', file);
  await check(at, id, { createMissing: ['categoryId', 'baseUnitId'] });
  expect(await run(at, id, 'all')).toMatchObject({ status: 'applied', counts: { applied: 2 } });
}

test('items come with their units, categories and barcodes; what is missing is made only when asked', async () => {
  const at = await office();
  const id = await send(
    at,
    'catalog.item',
    csv(ITEMS, 'B1;Semen;PCS;Bahan;45.000;58.000;8991102100010'),
  );
  expect((await check(at, id)).counts).toMatchObject({ error: 1 });
  expect((await rowsOf(at, id, 'error'))[0]?.problems.map((one) => one.field)).toContain(
    'categoryId',
  );
  expect((await check(at, id, { createMissing: ['categoryId'] })).counts).toMatchObject({
    error: 1,
  });
  expect((await rowsOf(at, id, 'error'))[0]?.problems.map((one) => one.field)).toEqual(['barcode']);
  expect(await at.w.rows('catalog.category')).toHaveLength(0);

  await withItems(at);

  expect(await at.w.rows('catalog.item')).toMatchObject([{ code: 'B1' }, { code: 'B2' }]);
  expect(await at.w.rows('catalog.category')).toHaveLength(2);
  expect(await at.w.rows('catalog.barcode')).toMatchObject([{ code: '8991102100014' }]);
});

test('items that are taken back give their barcodes free, and come back when they are imported again', async () => {
  const at = await office();
  await withItems(at);
  const [batch] = await at.w.rows<{ id: string; version: number }>('integration.import_batch');
  await at.user.post(`/imports/${batch?.id}/reversal`, { version: batch?.version });
  await work(at, batch?.id ?? '');
  expect(await at.w.rows('catalog.item', 'deleted_at is null')).toHaveLength(0);

  const again = await send(at, 'catalog.item', csv(ITEMS, 'B1;Semen;PCS;;45.000;58.000;'));
  await check(at, again);
  await run(at, again);

  expect(await at.w.rows('catalog.item', 'deleted_at is null')).toMatchObject([{ code: 'B1' }]);
});

test('prices of a list are saved together, changed by their key, and taken back', async () => {
  const at = await office();
  await withItems(at);
  await at.user.post('/price-lists', { code: 'GROSIR', name: 'Harga grosir' });
  const PRICES = 'Daftar harga;Kode barang;Harga';
  const first = await send(
    at,
    'pricing.price',
    csv(PRICES, 'GROSIR;B1;55.000', 'GROSIR;B2;80.000', 'GROSIR;B9;1'),
  );
  expect((await check(at, first)).counts).toMatchObject({ new: 2, error: 1 });
  await run(at, first);
  const second = await send(
    at,
    'pricing.price',
    csv(PRICES, 'GROSIR;B1;54.000', 'GROSIR;B2;80.000'),
  );
  expect((await check(at, second)).counts).toMatchObject({ update: 1, same: 1 });
  await run(at, second);
  expect(await at.w.rows('pricing.price_list_item', 'price = 54000')).toHaveLength(1);

  const { version } = await look(at, second);
  await at.user.post(`/imports/${second}/reversal`, { version });
  await work(at, second);
  expect(await at.w.rows('pricing.price_list_item', 'price = 55000')).toHaveLength(1);
});

test('opening stock of a warehouse becomes one receipt with its journal; a bad line leaves the others', async () => {
  const at = await office();
  await withItems(at);
  const [warehouse] = await at.w.rows<{ code: string }>('inventory.warehouse');
  const code = warehouse?.code ?? '';
  const id = await send(
    at,
    'inventory.opening_stock',
    csv(
      'Gudang;Kode barang;Jumlah;Harga pokok',
      `${code};B1;100;45.000`,
      `${code};B2;20;70.000`,
      `${code}X;B2;1;1`,
    ),
  );
  expect((await check(at, id)).counts).toMatchObject({ new: 2, error: 1 });
  expect((await rowsOf(at, id, 'error'))[0]?.problems[0]?.suggestion).toBe(code);

  await run(at, id);

  expect(await at.w.rows('inventory.stock_document')).toHaveLength(1);
  expect(await at.w.rows('inventory.stock')).toHaveLength(2);
  const { version } = await look(at, id);
  const refused = await at.user.post(`/imports/${id}/reversal`, { version });
  expect(refused.body).toMatchObject({ code: 'integration.not_reversible' });
});

test('accounts come in any order, headings before what stands below them', async () => {
  const at = await office();
  const id = await send(
    at,
    'finance.account',
    csv(
      'Kode akun;Nama akun;Account name;Jenis;Induk;Bisa dibukukan',
      '9-1100;Beban tamu;Guests;Beban;9-1000;ya',
      '9-1000;Beban lain;Other costs;cost;;tidak',
    ),
  );
  const checked = await check(at, id);
  expect(await rowsOf(at, id, 'error')).toEqual([]);
  expect(checked.counts).toMatchObject({ new: 2 });

  await run(at, id, 'all');

  const accounts = await at.w.rows<{ id: string; code: string; parent_id: string | null }>(
    'finance.account',
    "code like '9-1%'",
  );
  const heading = accounts.find((one) => one.code === '9-1000');
  expect(accounts.find((one) => one.code === '9-1100')?.parent_id).toBe(heading?.id);
});

test('vendors come in, are taken back and come again', async () => {
  const at = await office();
  const file = csv('Kode pemasok;Nama pemasok;No rekening', 'V1;Sumber;123');
  const id = await send(at, 'party.vendor', file);
  await check(at, id);
  const { version } = await run(at, id);
  await at.user.post(`/imports/${id}/reversal`, { version });
  await work(at, id);
  expect(await at.w.rows('party.vendor', 'deleted_at is null')).toHaveLength(0);
  const again = await send(at, 'party.vendor', file);
  await check(at, again);
  await run(at, again);
  expect(await at.w.rows('party.vendor', 'deleted_at is null')).toHaveLength(1);
});

test('an archived account is taken back into use', async () => {
  const at = await office();
  const { body } = await at.user.post<{ id: string }>('/finance/accounts', {
    code: '9-9000',
    nameId: 'Lain',
    nameEn: 'Other',
    type: 'cost',
  });
  await at.user.post(`/finance/accounts/${body.id}/archival`, { version: 1 });
  const answer = await at.user.post(`/finance/accounts/${body.id}/restoration`, { version: 2 });
  expect(answer.status).toBe(200);
  expect(await at.w.rows('finance.account', "code = '9-9000' and deleted_at is null")).toHaveLength(
    1,
  );
});

test('a workbook is read with typed figures and days, formulas as values, and can be read otherwise', async () => {
  const at = await office();
  const book = await writeXlsx({
    sheets: [
      { name: 'Catatan', rows: [['Bukan ini']] },
      {
        name: 'Pelanggan',
        rows: [
          ['Kode', 'Nama', 'Plafon'],
          ['A1', 'Satu', 1250.5],
          ['A2', 'Dua', null],
        ],
        cells: new Map([
          ['2,2', { value: null, formula: 'C2*2', formulaResult: 2501, type: 'formula' }],
        ]),
      },
    ],
  });
  const id = await send(at, 'party.customer', Buffer.from(book), 'pelanggan.xlsx');
  const before = await look(at, id);
  expect(before.reading).toMatchObject({ format: 'xlsx', sheets: ['Catatan', 'Pelanggan'] });
  const { encoding, delimiter, decimal, dates } = before.reading;
  const changed = await at.user.put(`/imports/${id}/reading`, {
    version: before.version,
    encoding,
    delimiter,
    decimal,
    dates,
    headerRow: 1,
    sheet: 'Pelanggan',
  });
  expect(changed.status, JSON.stringify(changed.body)).toBe(200);

  await check(at, id);
  await run(at, id);

  expect(await at.w.rows('party.customer')).toMatchObject([
    { code: 'A1', credit_limit: '1250.5000' },
    { code: 'A2', credit_limit: '2501.0000' },
  ]);
});

test('a template has its columns, a sample and lists; a stranger to the kind is refused it', async () => {
  const at = await office();
  const answer = await at.user.get('/import-kinds/party.customer/template');
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toMatch(/spreadsheetml/);
  const clerk = await office('STAFF_WH');
  expect((await clerk.user.get('/import-kinds/party.customer/template')).status).toBe(403);
});

test('a file that would unpack to far more than it says is refused before it is read', async () => {
  const at = await office();
  const bomb = zipOf(deflateRawSync(Buffer.alloc(260 * 1024 * 1024)));
  expect(() => ensureHarmless(bomb)).toThrow('integration.file_suspicious');
  const answer = await at.user.upload('/imports/files?kind=party.customer&name=a.xlsx', bomb);
  expect(answer.body).toMatchObject({ code: 'integration.file_suspicious' });
  expect(() => ensureHarmless(zipOf(deflateRawSync(Buffer.from('halo'))))).not.toThrow();
});

/** A zip file with one part whose directory claims that it is small. */
function zipOf(packed: Buffer): Buffer {
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt16LE(1, 26);
  local.write('a', 30);
  const entry = Buffer.alloc(47);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(10, 24);
  entry.writeUInt16LE(1, 28);
  entry.write('a', 46);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, entry, end]);
}
