import { expect, test } from 'vitest';
import { drawnPage } from '@poros/testing/paper-desk';
import { expectGolden } from '@poros/testing/golden';
import { fixtureId } from '@poros/testing/paper-fixtures';
import { printStockDocument, type StockPaper } from './print-stock-document.ts';

const golden = (name: string) => new URL(`./goldens/${name}.html`, import.meta.url);

const paperOf = (given: Partial<StockPaper['document']>): StockPaper => ({
  branchId: fixtureId(1),
  currency: 'IDR',
  document: {
    id: fixtureId(2),
    number: 'TR-2611-0005',
    kind: 'transfer',
    reason: 'transfer',
    postedOn: '2026-11-20',
    warehouseId: fixtureId(3),
    warehouseCode: 'WH-HQ',
    warehouseName: 'Gudang Pusat',
    toWarehouseId: fixtureId(4),
    toWarehouseCode: 'WH-BKS',
    toWarehouseName: 'Gudang Bekasi',
    reference: 'MEMO-11/2026',
    note: 'Isi ulang toko akhir pekan',
    lineCount: 2,
    value: '9500000',
    createdAt: '2026-11-20T03:00:00.000Z',
    lines: [
      {
        id: fixtureId(10),
        lineNo: 1,
        itemId: fixtureId(11),
        itemCode: 'SMN-40',
        itemName: 'Semen Portland 40 kg',
        unitCode: 'ZAK',
        quantity: '120',
        unitCost: '52500',
        value: '6300000',
        expected: '125',
        counted: '120',
        note: 'Palet 3 dan 4',
      },
      {
        id: fixtureId(12),
        lineNo: 2,
        itemId: fixtureId(13),
        itemCode: 'CAT-25',
        itemName: 'Cat tembok 25 kg',
        unitCode: 'PAIL',
        quantity: '4.5',
        unitCost: '711111.1111',
        value: '3200000',
        expected: '0',
        counted: '4.5',
        note: '',
      },
    ],
    ...given,
  },
});

test('a transfer names both warehouses and who hands over to whom', () => {
  expectGolden(golden('transfer'), drawnPage(printStockDocument, paperOf({})));
});

test('a count shows what the books said, what was counted, and the difference', () => {
  const page = drawnPage(
    printStockDocument,
    paperOf({
      kind: 'count',
      reason: 'count',
      toWarehouseId: null,
      toWarehouseCode: null,
      toWarehouseName: null,
    }),
    { language: 'en' },
  );
  expectGolden(golden('count'), page);
  expect(page).toContain('In the books');
});
