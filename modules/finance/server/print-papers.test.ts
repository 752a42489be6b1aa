import { expect, test } from 'vitest';
import { drawnPage } from '@poros/testing/paper-desk';
import { expectGolden } from '@poros/testing/golden';
import { fixtureId, fixtureParty } from '@poros/testing/paper-fixtures';
import { printCreditNote } from './print-credit-note.ts';
import { printJournal, type JournalPaper } from './print-journal.ts';
import { printReceipt } from './print-receipt.ts';
import { printStatement } from './print-statement.ts';

const golden = (name: string) => new URL(`./goldens/${name}.html`, import.meta.url);
const head = {
  id: fixtureId(1),
  branchId: fixtureId(2),
  customerId: fixtureId(3),
  customerName: 'PT Maju Jaya Bersama',
  currency: 'IDR',
  version: 1,
} as const;

test('a credit note says what is given back, for which invoice and why', () => {
  const page = drawnPage(printCreditNote, {
    party: fixtureParty,
    tax: { rateBp: 1200, numerator: 11, denominator: 12 },
    creditNote: {
      ...head,
      number: 'CN-2611-0003',
      invoiceId: fixtureId(4),
      invoiceNumber: 'INV-2611-0042',
      issuedOn: '2026-11-20',
      reason: 'Dua puluh zak basah saat diterima\nBerita acara 12/BA/XI/2026',
      gross: '1250000',
      discount: '0',
      net: '1250000',
      taxBase: '1145833',
      tax: '137500',
      total: '1387500',
      unapplied: '0',
      journalId: fixtureId(5),
      journalNumber: 'JV-2611-0100',
      lines: [
        {
          id: fixtureId(6),
          lineNo: 1,
          description: 'Semen Portland 40 kg',
          quantity: '20',
          unitCode: 'ZAK',
          unitPrice: '62500',
          net: '1250000',
          tax: '137500',
        },
      ],
      allocations: [
        {
          id: fixtureId(7),
          invoiceId: fixtureId(4),
          number: 'INV-2611-0042',
          on: '2026-11-20',
          amount: '1387500',
          journalId: fixtureId(5),
          isReversed: false,
        },
      ],
    },
  });
  expectGolden(golden('credit-note'), page);
});

const receipt = {
  ...head,
  number: 'RC-2611-0017',
  receivedOn: '2026-11-20',
  method: 'transfer',
  accountId: fixtureId(8),
  accountName: 'Bank Mandiri',
  amount: '30000000',
  unapplied: '4593766',
  reference: 'TRF 20/11 MJB',
  status: 'received',
  cancelledOn: null,
  cancelReason: null,
  journalId: fixtureId(5),
  journalNumber: 'JV-2611-0101',
  allocations: [
    {
      id: fixtureId(7),
      invoiceId: fixtureId(4),
      number: 'INV-2611-0042',
      on: '2026-11-20',
      amount: '25406234',
      journalId: fixtureId(5),
      isReversed: false,
    },
  ],
} as const;

test('a receipt says from whom, how much in words, and what it pays', () => {
  const page = drawnPage(printReceipt, {
    receipt: { ...receipt, allocations: [...receipt.allocations] },
    party: fixtureParty,
  });
  expectGolden(golden('receipt'), page);
});

test('a cancelled receipt says so and why', () => {
  const page = drawnPage(
    printReceipt,
    {
      receipt: {
        ...receipt,
        allocations: [],
        unapplied: '0',
        status: 'cancelled',
        cancelledOn: '2026-11-21',
        cancelReason: 'Giro ditolak bank',
      },
      party: fixtureParty,
    },
    { language: 'en' },
  );
  expectGolden(golden('receipt-cancelled'), page);
});

test('a statement goes from the opening to the closing balance, each row with its own', () => {
  const row = (
    day: number,
    description: string,
    [debit, credit, balance]: readonly [string, string, string],
  ) => ({
    journalId: fixtureId(day),
    postedOn: `2026-11-${String(day).padStart(2, '0')}`,
    description,
    source: { type: 'finance.invoice', id: fixtureId(day) },
    debit,
    credit,
    balance,
  });
  const page = drawnPage(printStatement, {
    party: fixtureParty,
    from: '2026-11-01',
    to: '2026-11-30',
    branchId: fixtureId(2),
    branches: [],
    statement: {
      customerId: fixtureId(3),
      customerName: 'PT Maju Jaya Bersama',
      currency: 'IDR',
      opening: '12500000',
      closing: '7906234',
      rows: [
        row(5, 'Faktur INV-2611-0042', ['25406234', '0', '37906234']),
        row(20, 'Penerimaan RC-2611-0017', ['0', '30000000', '7906234']),
      ],
    },
  });
  expectGolden(golden('statement'), page);
});

/** A journal of three lines, written by hand. */
function voucher(): JournalPaper {
  const line = (
    lineNo: number,
    accountCode: string,
    accountName: string,
    [debit, credit]: readonly [string, string],
  ) => ({
    id: fixtureId(lineNo),
    lineNo,
    accountId: fixtureId(20 + lineNo),
    accountCode,
    accountName,
    debit,
    credit,
    description: lineNo === 1 ? 'Sewa gudang November' : '',
    partyId: null,
    partyName: lineNo === 3 ? 'PT Graha Niaga' : null,
    branchId: fixtureId(2),
    branchCode: 'HQ',
    departmentId: null,
    departmentCode: lineNo === 1 ? 'OPS' : null,
    projectId: null,
    projectCode: null,
    equipmentId: null,
  });
  return {
    journal: {
      id: fixtureId(1),
      number: 'JV-2611-0102',
      branchId: fixtureId(2),
      postedOn: '2026-11-20',
      description: 'Sewa gudang November 2026',
      currency: 'IDR',
      total: '11100000',
      source: { type: 'finance.manual_journal', id: fixtureId(1) },
      reversalOf: null,
      reversedBy: null,
      createdAt: '2026-11-20T03:00:00.000Z',
      postedBy: 'Rina Kusuma',
      reversal: null,
      original: null,
      isManual: true,
      lines: [
        line(1, '6-2100', 'Beban sewa', ['10000000', '0']),
        line(2, '1-1500', 'PPN masukan', ['1100000', '0']),
        line(3, '2-1100', 'Utang usaha', ['0', '11100000']),
      ],
    },
  };
}

test('a journal voucher shows both sides, credits set in, and who posted it when', () => {
  expectGolden(golden('journal'), drawnPage(printJournal, voucher()));
});

test('a reversed voucher names the journal that took it back, its day and who posted it', () => {
  const { journal } = voucher();
  const page = drawnPage(
    printJournal,
    {
      journal: {
        ...journal,
        reversedBy: fixtureId(9),
        reversal: { number: 'JV-2611-0117', postedOn: '2026-11-24', postedBy: null },
      },
    },
    { language: 'en' },
  );
  expectGolden(golden('journal-reversed'), page);
  expect(page).not.toContain('Reverses');
});
