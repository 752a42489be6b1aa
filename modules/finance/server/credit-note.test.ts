import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { world, type World } from '@poros/testing';
import { books } from '@poros/testing/books';
import { brokenRules } from '@poros/testing/broken-rules';
import { allocateCreditNote } from './allocate-credit-note.ts';
import { createCreditNote } from './create-credit-note.ts';
import { createInvoice } from './create-invoice.ts';
import { getCreditNote } from './get-credit-note.ts';
import { getInvoice } from './get-invoice.ts';

const reason = 'Barang rusak';
const line = { description: 'Cat', unitCode: 'PCS', taxCode: 'PPN' };

test('a whole invoice is credited: nothing is owed and sales return', async () => {
  const w = await world();
  const b = await books(w);
  const { id: invoiceId, total } = await b.invoice('1000000');

  const note = await w.run(createCreditNote, { invoiceId, reason });

  expect(note).toMatchObject({ number: 'CN-2611-0001', total, unapplied: '0.0000' });
  expect(await w.run(getInvoice, { invoiceId })).toMatchObject({ status: 'credited' });
  expect([
    await b.balance('receivable'),
    await b.balance('sales_return'),
    await b.balance('ppn_out'),
  ]).toEqual(['0', '1000000', '0']);
  expect(await w.refused(createCreditNote, { invoiceId, reason })).toBe(
    'finance.invoice_fully_credited',
  );
  expect(await w.rows('kernel.event_pending', "type = 'finance.invoice_paid'")).toEqual([]);
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('what was already paid becomes the customer’s, and pays another invoice', async () => {
  const w = await world();
  const b = await books(w);
  const paid = await b.invoice('1000000');
  await b.receive('1110000', [{ invoiceId: paid.id, amount: '1110000' }]);
  const other = await b.invoice('500000');

  const note = await w.run(createCreditNote, { invoiceId: paid.id, reason });
  expect(note.unapplied).toBe('1110000.0000');
  await w.run(allocateCreditNote, {
    creditNoteId: note.id,
    version: 1,
    allocations: [{ invoiceId: other.id, amount: '555000' }],
  });

  expect(await w.run(getInvoice, { invoiceId: other.id })).toMatchObject({ openAmount: '0.0000' });
  expect(await w.run(getCreditNote, { creditNoteId: note.id })).toMatchObject({
    invoiceNumber: paid.number,
    unapplied: '555000.0000',
    allocations: [{ number: other.number }],
  });
  expect(await b.balance('deposits')).toBe('-555000');
  expect(
    await w.refused(allocateCreditNote, {
      creditNoteId: randomUUID(),
      version: 1,
      allocations: [{ invoiceId: other.id, amount: '1' }],
    }),
  ).toBe('finance.credit_note_not_found');
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

test('a line is credited once, and not above its quantity', async () => {
  const w = await world();
  const b = await books(w);
  const { id: invoiceId } = await w.run(createInvoice, {
    customerId: b.customerId,
    lines: [
      { ...line, quantity: '10', unitPrice: '1000' },
      { ...line, quantity: '3', unitPrice: '333' },
    ],
  });
  const {
    lines: [first],
  } = await w.run(getInvoice, { invoiceId });
  const take = (quantity: string) => ({
    invoiceId,
    reason,
    lines: [{ invoiceLineId: first!.id, quantity }],
  });

  await w.run(createCreditNote, take('4'));

  expect(await w.refused(createCreditNote, take('6.5'))).toBe('finance.credit_over_quantity');
  expect(
    await w.refused(createCreditNote, {
      invoiceId,
      reason,
      lines: [{ invoiceLineId: randomUUID(), quantity: '1' }],
    }),
  ).toBe('finance.invoice_line_not_found');
  expect(await w.refused(createCreditNote, { ...take('1'), issuedOn: '2026-11-01' })).toBe(
    'finance.credit_before_invoice',
  );
  expect(await w.run(getInvoice, { invoiceId })).toMatchObject({
    lines: [{ quantityCredited: '4.000000' }, { quantityCredited: '0' }],
    creditNoted: '4440.0000',
  });
});

test('credit notes line by line add up to the invoice, to the last rupiah', async () => {
  const w = await world();
  const b = await books(w);
  const parts = fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 7 }).map(String),
      unitPrice: fc.integer({ min: 33, max: 9_999 }).map(String),
      taxCode: fc.constantFrom('PPN', 'PPN_INCLUDED'),
    }),
    { minLength: 1, maxLength: 5 },
  );

  await fc.assert(
    fc.asyncProperty(parts, async (lines) => {
      const { id } = await w.run(createInvoice, {
        customerId: b.customerId,
        lines: lines.map((one) => ({ ...line, ...one })),
      });
      await creditPieceByPiece(w, id);
      expect(await w.run(getInvoice, { invoiceId: id })).toMatchObject({ openAmount: '0.0000' });
    }),
    { numRuns: 12 },
  );
  expect([await b.balance('receivable'), await b.balance('ppn_out')]).toEqual(['0', '0']);
  expect(await brokenRules(w, 'finance')).toEqual([]);
});

async function creditPieceByPiece(w: World, invoiceId: string): Promise<void> {
  const { lines } = await w.run(getInvoice, { invoiceId });
  for (const { id: invoiceLineId, quantity } of lines)
    for (let piece = 0; piece < Number(quantity); piece += 1)
      await w.run(createCreditNote, {
        invoiceId,
        reason,
        lines: [{ invoiceLineId, quantity: '1' }],
      });
}
