import { expect, test } from 'vitest';
import { drawnPage } from '@poros/testing/paper-desk';
import { expectGolden } from '@poros/testing/golden';
import { fixtureId, fixtureLines, fixtureParty } from '@poros/testing/paper-fixtures';
import { printDelivery, type DeliveryPaper } from './print-delivery.ts';
import { printOrder, type OrderPaper } from './print-order.ts';
import { printQuotation } from './print-quotation.ts';

const golden = (name: string) => new URL(`./goldens/${name}.html`, import.meta.url);
const NETS = ['7500000', '8632174.04', '5052000', '1250000'];

const order = (status: OrderPaper['order']['status']): OrderPaper => ({
  party: fixtureParty,
  tax: { rateBp: 1200, numerator: 11, denominator: 12 },
  order: {
    id: fixtureId(1),
    number: 'SO-2611-0042',
    branchId: fixtureId(2),
    branchName: 'Pusat',
    customerId: fixtureId(3),
    customerCode: 'C-001',
    customerName: 'PT Maju Jaya Bersama',
    customerTier: 'GOLD',
    orderedOn: '2026-11-20',
    deadlineOn: '2026-11-27',
    status,
    holdReason: null,
    holdOver: null,
    currency: 'IDR',
    gross: '22888499',
    discount: '454325',
    net: '22434174',
    taxBase: '20564660',
    tax: '2467759',
    total: '24901933',
    version: 3,
    warehouseId: null,
    paymentTermsDays: 30,
    customerReference: 'PO/MJB/2026/0815',
    deliverTo: 'Gudang Cibitung, Jl. Raya Imam Bonjol Km 41',
    note: 'Bongkar muat ditanggung pembeli.',
    createdAt: '2026-11-20T03:00:00.000Z',
    createdBy: null,
    submittedAt: null,
    approvedAt: null,
    deliveries: [],
    invoices: [],
    lines: fixtureLines(4).map((line, index) => ({
      id: fixtureId(10 + index),
      lineNo: index + 1,
      itemId: fixtureId(20 + index),
      itemCode: line.code,
      description: line.name,
      unitId: fixtureId(30),
      unitCode: line.unit,
      factor: '1',
      quantity: line.quantity,
      price: line.price,
      priceRule: 'list',
      priceExplanation: [],
      discountPercent: index === 1 ? '5' : '0',
      taxCode: 'PPN',
      net: NETS[index] ?? '0',
      tax: '0',
      quantityDelivered: '0',
      quantityInvoiced: '0',
    })),
  },
});

const delivery = (status: DeliveryPaper['delivery']['status']): DeliveryPaper => ({
  party: fixtureParty,
  customerReference: 'PO/MJB/2026/0815',
  delivery: {
    id: fixtureId(1),
    number: 'DO-2611-0007',
    orderId: fixtureId(2),
    orderNumber: 'SO-2611-0042',
    customerId: fixtureId(3),
    customerName: 'PT Maju Jaya Bersama',
    branchId: fixtureId(4),
    status,
    plannedOn: '2026-11-20',
    shippedOn: status === 'pending' ? null : '2026-11-20',
    etaOn: '2026-11-21',
    actualOn: null,
    driverName: 'Slamet Riyadi',
    vehiclePlate: 'B 9123 KXR',
    version: 1,
    deliverTo: 'Gudang Cibitung\nJl. Raya Imam Bonjol Km 41',
    receivedBy: '',
    note: 'Hubungi Pak Hasan sebelum tiba.',
    warehouseId: null,
    lines: fixtureLines(4).map((line, index) => ({
      id: fixtureId(10 + index),
      orderLineId: fixtureId(20 + index),
      itemId: fixtureId(30 + index),
      itemCode: line.code,
      description: line.name,
      unitCode: line.unit,
      quantity: line.quantity,
    })),
  },
});

test('a quotation binds us to its prices until a day and is no draft', () => {
  const page = drawnPage(printQuotation, order('draft'));
  expectGolden(golden('quotation'), page);
  expect(page).not.toContain('DRAF');
  expect(page).toContain('4\u00a0Desember\u00a02026');
});

test('an order that nobody approved yet prints DRAF, an approved one does not', () => {
  expectGolden(golden('order'), drawnPage(printOrder, order('approved'), { language: 'both' }));
  expect(drawnPage(printOrder, order('pending'))).toContain('class="mark">DRAF<');
  expect(drawnPage(printOrder, order('cancelled'))).toContain('class="mark">DIBATALKAN<');
  expect(drawnPage(printOrder, order('approved'))).not.toContain('class="mark"');
});

test('a delivery note names driver and plate and tells no price', () => {
  const page = drawnPage(printDelivery, delivery('shipped'));
  expectGolden(golden('delivery'), page);
  for (const part of ['Slamet Riyadi', 'B 9123 KXR', 'Diterima oleh', 'Jam diterima'])
    expect(page).toContain(part);
  expect(page.slice(page.indexOf('<body'))).not.toMatch(/Rp|Harga|62\.500|Total/);
});
