import { expect, test } from 'vitest';
import { authenticate } from '@poros/identity';
import { makeServer } from '@poros/kernel/system';
import { printer } from '@poros/kernel';
import { books } from '@poros/testing/books';
import { setConfig } from '@poros/testing/set-config';
import { perform, trading, world, type Person, type World } from '@poros/testing';
import { copyToken, readCopyToken } from './copy-token.ts';
import { masked } from './get-verification.ts';
import { printDocuments } from './print-documents.ts';

/** A stranger's telephone at the door. */
async function stranger(w: World) {
  const app = await makeServer({ kernel: w.kernel, authenticate: authenticate(w.kernel) });
  return (token: string, ip = '203.0.113.7', language = 'id') =>
    app.inject({
      url: `/verify/${token}`,
      remoteAddress: ip,
      headers: { 'accept-language': language, cookie: 'poros_session=stale' },
    });
}

async function printedInvoice() {
  const w = await world();
  const b = await books(w);
  const customerId = await b.customer({ name: 'PT Maju Jaya' });
  const invoice = await b.invoice('6000000', { customerId });
  const print = await w.run(printDocuments, {
    paper: 'finance.invoice',
    recordIds: [invoice.id],
    way: 'browser',
    site: 'https://poros.example',
  });
  const token = copyToken({ tenantId: w.tenantId, sign: w.kernel.sign }, print.copies[0]?.id ?? '');
  return { w, b, invoice, customerId, token, open: await stranger(w) };
}

test('whoever holds the paper sees whether it agrees with the books, and no name in full', async () => {
  const { invoice, token, open } = await printedInvoice();
  const page = await open(token);
  expect(page.statusCode).toBe(200);
  expect(page.headers['content-type']).toContain('text/html');
  expect(page.headers['cache-control']).toBe('no-store');
  expect(page.body).toContain('Dokumen ini sesuai pembukuan');
  expect(page.body).toContain(invoice.number);
  expect(page.body).toContain('PT M••• J•••');
  expect(page.body).not.toContain('Maju');
  expect(page.body).toContain('Rp\u00a06.660.000');
  expect(page.body).toContain('Terbit');
  expect(page.body).not.toContain('<script');
  expect((await open(token, '203.0.113.8', 'en')).body).toContain('agrees with the books');
});

test('what happens to the document later is its state, not a difference', async () => {
  const { b, invoice, customerId, token, open } = await printedInvoice();
  await b.receive(invoice.total, [{ invoiceId: invoice.id, amount: invoice.total }], {
    customerId,
  });
  const { body } = await open(token);
  expect(body).toContain('sesuai pembukuan');
  expect(body).toContain('Lunas');
});

test('a paper of a document that changed since is said to differ, a draft to bind nobody', async () => {
  const w = await world();
  const { customerId, items } = await trading(w, {
    widget: { stock: '100', cost: '45000', price: '65000' },
  });
  const order = await perform<{ id: string; version: number }>(w, w, 'sales.create_order', {
    customerId,
    lines: [{ itemId: items.widget, quantity: '10' }],
  });
  const print = await w.run(printDocuments, {
    paper: 'sales.order',
    recordIds: [order.id],
    way: 'pdf',
  });
  const token = copyToken({ tenantId: w.tenantId, sign: w.kernel.sign }, print.copies[0]?.id ?? '');
  const open = await stranger(w);
  expect((await open(token)).body).toContain('masih draf');
  await perform(w, w, 'sales.change_order', {
    orderId: order.id,
    version: order.version,
    customerId,
    lines: [{ itemId: items.widget, quantity: '11' }],
  });
  expect((await open(token)).body).toContain('berbeda dari pembukuan');
});

test('a statement of one branch is held against that branch, and differs when it changes', async () => {
  const w = await world();
  const b = await books(w);
  const bandung = await perform<{ id: string }>(w, w, 'tenancy.create_branch', {
    code: 'BDG',
    numberCode: 'BD',
    name: 'Bandung',
    city: 'Bandung',
  });
  const there = w.as({
    permissions: ['finance.invoice.create'],
    branchId: bandung.id,
    branchIds: [bandung.id],
  });
  await b.invoice('6000000');
  await b.invoice('1000000', {}, there);
  const print = async (who: Person) => {
    const { copies } = await who.run(printDocuments, {
      paper: 'finance.customer_statement',
      recordIds: [b.customerId],
      from: '2026-11-01',
      to: '2026-11-30',
      way: 'pdf',
    });
    return copyToken({ tenantId: w.tenantId, sign: w.kernel.sign }, copies[0]?.id ?? '');
  };
  const clerk = w.as({
    permissions: ['finance.invoice.read'],
    scope: 'branch',
    branchId: bandung.id,
    branchIds: [bandung.id],
  });
  const [ofBandung, ofAll] = [await print(clerk), await print(w)];
  const open = await stranger(w);
  const page = await open(ofBandung);
  expect(page.body).toContain('sesuai pembukuan');
  expect(page.body).toContain('Rp\u00a01.110.000');
  expect((await open(ofAll)).body).toContain('Rp\u00a07.770.000');

  await b.invoice('2000000');
  expect((await open(ofBandung)).body).toContain('sesuai pembukuan');
  expect((await open(ofAll)).body).toContain('berbeda dari pembukuan');
  await b.invoice('3000000', {}, there);
  expect((await open(ofBandung)).body).toContain('berbeda dari pembukuan');
});

test('a wrong token learns nothing: one we did not sign and one without a copy look the same', async () => {
  const { w, token, open } = await printedInvoice();
  const sign = w.kernel.sign;
  const nowhere = copyToken({ tenantId: w.tenantId, sign }, '00000000-0000-4000-8000-000000000001');
  const bytes = Buffer.from(token, 'base64url');
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  const forged = bytes.toString('base64url');
  const answers = await Promise.all(
    [nowhere, forged, 'x', `${token}A`, token.toUpperCase()].map((one) => open(one)),
  );
  for (const { statusCode, body } of answers) {
    expect(statusCode).toBe(404);
    expect(body).toBe(answers[0]?.body);
    expect(body).toContain('Kode ini tidak dikenal');
  }
  expect(readCopyToken(sign, forged)).toBeUndefined();
  expect(readCopyToken(sign, token)?.tenantId).toBe(w.tenantId);
});

test('nobody tries tokens at will', async () => {
  const { token, open } = await printedInvoice();
  const statuses: number[] = [];
  for (let round = 0; round < 40; round += 1)
    statuses.push((await open(token, '203.0.113.99')).statusCode);
  expect(statuses.filter((one) => one === 200)).toHaveLength(30);
  expect(statuses.at(-1)).toBe(429);
  expect((await open(token, '203.0.113.100')).statusCode).toBe(200);
});

test('a masked name keeps its legal form and its first letters', () => {
  expect(masked('PT Maju Jaya Tbk')).toBe('PT M••• J••• Tbk');
  expect(masked('Andi')).toBe('A•••');
});

test('the PDF has the right name, and where no browser is installed the refusal says what to do', async () => {
  const { w, invoice } = await printedInvoice();
  await setConfig(w, 'paper.public_url', 'https://erp.example.co.id');
  const print = await w.run(printDocuments, {
    paper: 'finance.invoice',
    recordIds: [invoice.id],
    way: 'pdf',
  });
  const ask = async (kernel: World['kernel']) => {
    const app = await makeServer({ kernel, authenticate: () => Promise.resolve(w.actor) });
    return app.inject({ url: `/api/v1/prints/${print.id}/pdf` });
  };
  const pdf = await ask(w.kernel);
  expect(pdf.statusCode).toBe(200);
  expect(pdf.headers['content-type']).toBe('application/pdf');
  expect(pdf.headers['content-disposition']).toContain(`filename="Faktur ${invoice.number}.pdf"`);
  expect(pdf.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');

  const without = await ask({
    ...w.kernel,
    printer: printer({ find: () => Promise.resolve(undefined) }),
  });
  expect(without.statusCode).toBe(503);
  expect(without.json()).toMatchObject({ code: 'paper.no_browser' });
});
