import { expect, test } from 'vitest';
import { books } from '@poros/testing/books';
import { setConfig } from '@poros/testing/set-config';
import { perform, trading, world, type World } from '@poros/testing';
import { getPrint } from './get-print.ts';
import { listCopies } from './list-copies.ts';
import { previewDocuments } from './preview-documents.ts';
import { printDocuments } from './print-documents.ts';

const SITE = 'https://poros.example';
const invoicePaper = { paper: 'finance.invoice', way: 'browser', site: SITE } as const;

async function invoiced() {
  const w = await world();
  const b = await books(w);
  const invoice = await b.invoice('6000000');
  return { w, b, invoice };
}

async function drafted(w: World) {
  const { customerId, items } = await trading(w, {
    widget: { stock: '100', cost: '45000', price: '65000' },
  });
  return perform<{ id: string; version: number }>(w, w, 'sales.create_order', {
    customerId,
    lines: [{ itemId: items.widget, quantity: '10' }],
  });
}

test('the first print is the original, each further one a numbered copy', async () => {
  const { w, invoice } = await invoiced();
  const marks = [];
  for (let round = 0; round < 3; round += 1) {
    const print = await w.run(printDocuments, { ...invoicePaper, recordIds: [invoice.id] });
    const { html } = await w.run(getPrint, { printId: print.id });
    marks.push([print.copies[0]?.copyNo, /class="mark">([^<]*)</.exec(html)?.[1]]);
  }
  expect(marks).toEqual([
    [1, undefined],
    [2, 'SALINAN 1'],
    [3, 'SALINAN 2'],
  ]);
});

test('a preview counts nothing and says so when it is printed all the same', async () => {
  const { w, invoice } = await invoiced();
  const wanted = { paper: 'finance.invoice', records: invoice.id };
  await w.run(previewDocuments, wanted);
  const { html, documents, language, papers } = await w.run(previewDocuments, wanted);
  expect(documents).toEqual([
    {
      recordId: invoice.id,
      number: invoice.number,
      party: expect.any(String),
      stage: 'final',
      copies: 0,
    },
  ]);
  expect(html).toContain('PRATINJAU');
  expect(html).not.toContain('/verify/');
  expect(language).toBe('id');
  expect(papers.map((one) => one.name)).toEqual(['finance.invoice']);
});

test('who printed which copy, when and how stays known, also in the story of the document', async () => {
  const { w, invoice } = await invoiced();
  await w.run(printDocuments, { ...invoicePaper, recordIds: [invoice.id] });
  await w.run(printDocuments, { ...invoicePaper, way: 'pdf', recordIds: [invoice.id] });
  const { rows } = await w.run(listCopies, { paper: 'finance.invoice', recordId: invoice.id });
  expect(rows.map(({ copyNo, way, language }) => [copyNo, way, language])).toEqual([
    [2, 'pdf', 'id'],
    [1, 'browser', 'id'],
  ]);
  const story = await w.rows<{ command: string }>(
    'kernel.command_log',
    `touched @> array['${invoice.id}']::uuid[] and command = 'paper.print_documents'`,
  );
  expect(story).toHaveLength(2);
});

test('two who print at the same moment hold two different copies', async () => {
  const { w, b, invoice } = await invoiced();
  const other = await b.invoice('100000');
  const orders = [
    [invoice.id, other.id],
    [other.id, invoice.id],
  ];
  const prints = await Promise.all(
    Array.from({ length: 8 }, (_, index) =>
      w.run(printDocuments, { ...invoicePaper, recordIds: orders[index % 2] ?? [] }),
    ),
  );
  const numbers = prints.flatMap((print) =>
    print.copies.filter((one) => one.recordId === invoice.id).map((one) => one.copyNo),
  );
  expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test('an order in draft prints DRAF, as a quotation it is an original; its copies count apart', async () => {
  const w = await world();
  const { id } = await drafted(w);
  const mark = async (paper: string) => {
    const print = await w.run(printDocuments, { paper, recordIds: [id], way: 'browser' });
    const { html } = await w.run(getPrint, { printId: print.id });
    return /class="mark">([^<]*)</.exec(html)?.[1];
  };
  expect(await mark('sales.order')).toBe('DRAF');
  expect(await mark('sales.order')).toBe('DRAF');
  expect(await mark('sales.quotation')).toBeUndefined();
  expect(await mark('sales.quotation')).toBe('SALINAN 1');
  const { papers } = await w.run(previewDocuments, { paper: 'sales.order', records: id });
  expect(papers.map((one) => one.name)).toEqual(['sales.quotation', 'sales.order']);
});

test('what changed after it was printed is not printed again under the old copy number', async () => {
  const w = await world();
  const { id } = await drafted(w);
  const print = await w.run(printDocuments, {
    paper: 'sales.quotation',
    recordIds: [id],
    way: 'pdf',
  });
  const order = await perform<{ version: number; lines: { itemId: string }[]; customerId: string }>(
    w,
    w,
    'sales.get_order',
    { orderId: id },
  );
  await perform(w, w, 'sales.change_order', {
    orderId: id,
    version: order.version,
    customerId: order.customerId,
    lines: [{ itemId: order.lines[0]?.itemId, quantity: '11' }],
  });
  expect(await w.refused(getPrint, { printId: print.id })).toBe('paper.changed_since_print');
});

test('who may not read a document may neither look at it, nor print it, nor fetch its print', async () => {
  const { w, invoice } = await invoiced();
  const print = await w.run(printDocuments, { ...invoicePaper, recordIds: [invoice.id] });
  const nobody = w.as({ permissions: ['sales.order.read'] });
  const preview = { paper: 'finance.invoice', records: invoice.id };
  expect(await nobody.refused(previewDocuments, preview)).toBe('kernel.not_found');
  expect(await nobody.refused(printDocuments, { ...invoicePaper, recordIds: [invoice.id] })).toBe(
    'kernel.not_found',
  );
  expect(await nobody.refused(getPrint, { printId: print.id })).toBe('kernel.not_found');
  expect(await nobody.refused(listCopies, { paper: 'finance.invoice', recordId: invoice.id })).toBe(
    'kernel.not_found',
  );

  const elsewhere = w.as({
    permissions: ['finance.invoice.read'],
    scope: 'branch',
    branchIds: ['00000000-0000-4000-8000-000000000001'],
  });
  expect(await elsewhere.refused(previewDocuments, preview)).toBe('finance.invoice_not_found');
  expect(await elsewhere.refused(getPrint, { printId: print.id })).toBe(
    'finance.invoice_not_found',
  );

  const reader = w.as({ permissions: ['finance.invoice.read'] });
  expect((await reader.run(getPrint, { printId: print.id })).html).toContain(invoice.number);
});

test('another tenant finds neither the document nor its print', async () => {
  const { w, invoice } = await invoiced();
  const print = await w.run(printDocuments, { ...invoicePaper, recordIds: [invoice.id] });
  const stranger = await world();
  expect(await stranger.refused(getPrint, { printId: print.id })).toBe('paper.print_not_found');
  expect(await stranger.refused(printDocuments, { ...invoicePaper, recordIds: [invoice.id] })).toBe(
    'finance.invoice_not_found',
  );
});

test('the language is the customer’s unless the tenant or the person says otherwise', async () => {
  const { w, b } = await invoiced();
  const customerId = await b.customer({ language: 'en' });
  const invoice = await b.invoice('1000', { customerId });
  const wanted = { paper: 'finance.invoice', records: invoice.id };
  expect((await w.run(previewDocuments, wanted)).language).toBe('en');
  expect((await w.run(previewDocuments, { ...wanted, language: 'id' })).language).toBe('id');
  await setConfig(w, 'paper.language', 'both');
  const both = await w.run(previewDocuments, wanted);
  expect(both.html).toContain('Faktur<small class="second" lang="en">Invoice</small>');
});

test('a statement needs its two days, and many documents become one page', async () => {
  const { w, b, invoice } = await invoiced();
  const statement = { paper: 'finance.customer_statement', records: b.customerId };
  expect(await w.refused(previewDocuments, statement)).toBe('paper.period_missing');
  const dated = await w.run(previewDocuments, {
    ...statement,
    from: '2026-11-01',
    to: '2026-11-30',
  });
  expect(dated.html).toContain(invoice.number);

  const other = await b.invoice('100000');
  const many = await w.run(previewDocuments, {
    paper: 'finance.invoice',
    records: `${invoice.id},${other.id}`,
  });
  expect(many.html.match(/<article class="sheet/g)).toHaveLength(2);
  expect(many.title).toBe('Faktur 2 dokumen');
});

test('the letterhead is the company’s, with what the tenant set for its paper', async () => {
  const { w, invoice } = await invoiced();
  await setConfig(w, 'paper.contact', 'Telp. (021) 555 <b>');
  await setConfig(w, 'paper.bank_accounts', [
    { bank: 'BCA', number: '001-234', holder: 'PT Uji Coba' },
  ]);
  const { html } = await w.run(previewDocuments, { paper: 'finance.invoice', records: invoice.id });
  expect(html).toContain('Telp. (021) 555 &lt;b&gt;');
  expect(html).toContain('BCA 001-234');
  expect(html).toContain('Jl. Uji 1');
  expect(html).toContain('Meterai');
});
