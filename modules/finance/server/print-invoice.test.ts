import { expect, test } from 'vitest';
import { printer } from '@poros/kernel';
import { money, moneyText, multiply, quantity, roundMoney, sumMoney } from '@poros/kernel/shared';
import { drawnPage } from '@poros/testing/paper-desk';
import { expectGolden } from '@poros/testing/golden';
import { readPdf } from '@poros/testing/read-pdf';
import { fixtureId, fixtureLines, fixtureParty } from '@poros/testing/paper-fixtures';
import { printInvoice, type InvoicePaper } from './print-invoice.ts';

/** An invoice of so many lines under PPN 12 % of 11/12. */
export function invoiceOf(
  count: number,
  given: Partial<InvoicePaper['invoice']> = {},
): InvoicePaper {
  const lines = fixtureLines(count).map((line, index) => {
    const net = multiply(quantity(line.quantity), money(line.price), 2);
    return {
      id: fixtureId(index + 1),
      lineNo: index + 1,
      itemId: fixtureId(100 + index),
      description: line.name,
      quantity: line.quantity,
      unitCode: line.unit,
      unitPrice: line.price,
      discountPercent: '0',
      taxCode: 'PPN',
      isTaxIncluded: false,
      gross: moneyText(net),
      discount: '0',
      net: moneyText(net),
      taxBase: '0',
      tax: '0',
      quantityCredited: '0',
    };
  });
  const net = roundMoney(sumMoney(lines.map((line) => money(line.net))), 0);
  const base = roundMoney(((net * 11n) / 12n) as typeof net, 0);
  const tax = roundMoney(((base * 12n) / 100n) as typeof net, 0);
  const total = sumMoney([net, tax]);
  return {
    party: fixtureParty,
    tax: { rateBp: 1200, numerator: 11, denominator: 12 },
    codes: Object.fromEntries(fixtureLines(count).map((line, i) => [fixtureId(i + 1), line.code])),
    invoice: {
      id: fixtureId(500),
      number: 'INV-2611-0042',
      branchId: fixtureId(600),
      customerId: fixtureId(700),
      customerName: 'PT Maju Jaya Bersama Sejahtera',
      customerTaxId: '0312345678901000',
      customerAddress: 'Ruko Grand Galaxy Blok RSN 2 No. 28\nBekasi',
      issuedOn: '2026-11-20',
      dueOn: '2026-12-20',
      currency: 'IDR',
      gross: moneyText(net),
      discount: '0',
      net: moneyText(net),
      taxBase: moneyText(base),
      tax: moneyText(tax),
      total: moneyText(total),
      openAmount: moneyText(total),
      status: 'issued',
      reference: 'PO/MJB/2026/0815',
      overdueDays: 0,
      source: { type: 'sales.order', id: fixtureId(800) },
      paid: '0',
      credited: '0',
      creditNoted: '0',
      journalId: fixtureId(900),
      journalNumber: 'JV-2611-0099',
      version: 1,
      lines,
      settlements: [],
      creditNotes: [],
      ...given,
    },
  };
}

const golden = (name: string) => new URL(`./goldens/${name}.html`, import.meta.url);
const pdfOf = async (page: string) => readPdf(await printer().pdf(page));

test('an invoice says what is owed, for what, under which tax, and in words', () => {
  const page = drawnPage(printInvoice, invoiceOf(4));
  expectGolden(golden('invoice'), page);
  expect(page).toContain('Putih &amp; Teduh&quot; &lt;25 kg&gt;');
});

test('in both languages every word stands twice, a paid part is taken off, a copy says so', () => {
  const page = drawnPage(
    printInvoice,
    invoiceOf(2, { paid: '10000000', openAmount: '8408234', status: 'partly_paid' }),
    { language: 'both', copy: { ...COPY, no: 3 } },
  );
  expectGolden(golden('invoice-both'), page);
  expect(page).toContain('SALINAN 2');
});

test('what is credited in full is cancelled, in English too, and bears no stamp below five million', () => {
  const one = invoiceOf(1, { status: 'credited', total: '4999999', currency: 'IDR' });
  const page = drawnPage(printInvoice, one, { language: 'en' });
  expect(page).toContain('CANCELLED');
  expect(page).not.toContain('class="stamp"');
  expect(drawnPage(printInvoice, invoiceOf(4))).toContain('class="stamp"');
});

test('twelve lines fit on one page, also in both languages with names of two lines', async () => {
  const pdf = await pdfOf(drawnPage(printInvoice, invoiceOf(12), { language: 'both' }));
  expect(pdf.size).toEqual([210, 297]);
  expect(pdf.pages).toBe(1);
});

test('sixty lines repeat their head, and the sums stay with the last of them', async () => {
  const page = drawnPage(printInvoice, invoiceOf(60));
  const { pages, texts } = await pdfOf(page);
  expect(pages).toBe(3);
  for (const [index, text] of texts.entries()) {
    expect(text).toContain('Harga satuan');
    expect(text).toContain(`Halaman ${index + 1} / 3`);
    expect(text).toContain('INV-2611-0042');
  }
  const last = texts.at(-1) ?? '';
  for (const part of ['60 JSA', 'Terbilang', 'Total', 'Hormat kami']) expect(last).toContain(part);
  const whole = texts.join(' ');
  for (let n = 1; n <= 60; n += 1)
    expect(whole).toMatch(new RegExp(`(^|\\s)${n} (SMN|BSI|CAT|JSA)`));
});

const COPY = {
  no: 1,
  printedBy: 'Dewi Lestari',
  printedAt: '2026-11-20T07:05:00.000Z',
  hash: '7f3a91bc02de44a1'.repeat(4),
  link: 'https://poros.example/verify/x',
};
