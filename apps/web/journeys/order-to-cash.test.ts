import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { personClient, programClient } from './support/api-client.ts';
import { closeBrowser } from './support/browser.ts';
import { keyboardOf } from './support/keyboard.ts';
import { expectNoSeriousAxe, shoot } from './support/look.ts';
import { arrive, signIn, signedIn, type Person } from './support/person.ts';
import { expectBooksClean } from './support/proof.ts';

afterAll(closeBrowser);

/** Where an order, a delivery, an invoice stands, as its page says it. */
const step = (page: Page) => page.locator('.po-step:not([data-state=next])').last();
const title = (page: Page) => page.locator('h1.po-page-title');

test('a newcomer writes an order by keyboard and sees it paid', async () => {
  const people: Person[] = [];
  const came = (person: Person) => {
    people.push(person);
    return person.page;
  };

  const dewi = came(await arrive());
  await signIn(dewi, 'dewi');
  const { number, struck } = await writeOrder(dewi);
  const address = new URL(dewi.url()).pathname;
  say(`three lines from the list to submitted: ${struck} keys, no pointer`);

  await step(dewi).filter({ hasText: 'Ditahan' }).waitFor();
  const reason = dewi.locator('.po-reason');
  await expect.poll(() => reason.innerText()).toMatch(/Melebihi batas kredit.*KRD-102/s);
  await shoot(dewi, 'order-to-cash/1-held');
  await expectNoSeriousAxe(dewi);

  await reason.getByRole('button', { name: 'Buka kredit pelanggan' }).click();
  await dewi.locator('section[aria-labelledby=credit]:focus').getByText('Batas kredit').waitFor();
  await dewi.goBack();
  await step(dewi).filter({ hasText: 'Ditahan' }).waitFor();

  const john = came(await signedIn('john.doe'));
  await john.goto('/sales/orders');
  await john.getByRole('tab', { name: 'Perlu disetujui' }).click();
  await john
    .getByRole('row', { name: new RegExp(number) })
    .getByText(number)
    .click();
  await john.locator('.po-reason', { hasText: 'KRD-102' }).waitFor();
  await john.keyboard.press('a');
  await step(john).filter({ hasText: 'Disetujui' }).waitFor();
  await shoot(john, 'order-to-cash/2-approved');

  const budi = came(await signedIn('budi'));
  await deliver(budi, address);

  const rina = came(await signedIn('rina'));
  const { invoice, receipt } = await invoiceAndReceive(rina, address, async (savedAt) => {
    await step(dewi).filter({ hasText: 'Lunas' }).waitFor();
    say(
      `the order shows Lunas ${Math.round(performance.now() - savedAt)} ms after Simpan penerimaan`,
    );
  });
  expect(new URL(dewi.url()).pathname).toBe(address);
  await shoot(dewi, 'order-to-cash/6-paid');

  await readBooks(rina, { invoice, receipt });
  expect(people.flatMap((person) => person.complaints)).toEqual([]);
});

/** From the list to a submitted order of three lines, for more than the customer's credit. */
async function writeOrder(page: Page): Promise<{ number: string; struck: number }> {
  const keys = keyboardOf(page);
  await keys.press('g', 's');
  await page.getByRole('grid', { name: 'Pesanan penjualan' }).waitFor();
  await keys.press('n');
  await title(page).filter({ hasText: 'Pesanan baru' }).waitFor();
  await page.locator('[data-field=customer] button:focus').waitFor();
  await keys.type('sentosa');
  await keys.press('Enter');
  await title(page).locator('xpath=..').getByText('UD Sentosa').waitFor();
  await keys.press('Tab', 'Tab', 'Tab', 'Tab', 'Tab');

  // By name, by code, by barcode; the second with a discount.
  await line(page, 'Panel Kontrol PLC', async () => {
    await keys.type('panel');
    await keys.press('Enter');
  });
  await keys.type('20');
  await keys.press('Enter', 'Enter');
  await line(page, 'Bearing 6204-2RS', async () => {
    await keys.type('ITM-008');
    await keys.press('Enter');
  });
  await keys.type('120');
  await keys.press('Enter');
  await keys.type('5');
  await keys.press('Enter');
  await line(page, 'Widget Pro X1', async () => {
    await keys.type('8991234567891');
    await keys.press('Enter');
  });
  await keys.type('40');
  await keys.press('Enter');
  await page.locator('.po-grand strong').filter({ hasText: '72.741.630' }).waitFor();
  await shoot(page, 'order-to-cash/0-written');

  await keys.press('Tab', 'Escape', 'Control+Enter');
  await page.waitForURL((url) => /\/sales\/orders\/[0-9a-f-]{36}$/.test(url.pathname));
  await title(page).filter({ hasText: /^SO-/ }).waitFor();
  return { number: await title(page).innerText(), struck: keys.count() };
}

/** Waits as a person does: until the item that was asked for stands in the line. */
async function line(page: Page, name: string, choose: () => Promise<void>): Promise<void> {
  await choose();
  await page.getByRole('gridcell', { name }).waitFor();
  await page.locator('.po-pick').waitFor({ state: 'detached' });
}

async function deliver(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Kirim', exact: true }).click();
  await page.getByLabel('Sopir').fill('Pak Joko');
  await page.getByLabel('Nomor polisi').fill('B 9123 KXA');
  await page.getByRole('button', { name: 'Berangkatkan sekarang' }).click();
  await step(page).filter({ hasText: 'Dalam perjalanan' }).waitFor();
  await shoot(page, 'order-to-cash/3-on-its-way');
  await page.getByRole('button', { name: 'Sudah tiba' }).click();
  await page.getByLabel('Diterima oleh').fill('Bu Sri');
  await page.keyboard.press('Enter');
  await step(page).filter({ hasText: 'Sudah tiba' }).waitFor();
  await page.getByText('Bu Sri').first().waitFor();
}

async function invoiceAndReceive(
  page: Page,
  address: string,
  onSaved: (savedAt: number) => Promise<void>,
): Promise<{ invoice: string; receipt: string }> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Buat faktur' }).click();
  await title(page).filter({ hasText: /^INV-/ }).waitFor();
  const invoice = await title(page).innerText();
  await shoot(page, 'order-to-cash/4-invoice');
  await expectNoSeriousAxe(page);

  await page.getByRole('button', { name: 'Terima pembayaran' }).click();
  await title(page).filter({ hasText: 'Penerimaan baru' }).waitFor();
  await page.getByText('72.741.630').first().waitFor();
  const savedAt = performance.now();
  await page.getByRole('button', { name: 'Simpan penerimaan' }).click();
  await onSaved(savedAt);
  await page.waitForURL((url) => /\/receipts\/[0-9a-f-]{36}$/.test(url.pathname));
  await title(page).filter({ hasNotText: 'Penerimaan baru' }).waitFor();
  await shoot(page, 'order-to-cash/5-received');
  return { invoice, receipt: await title(page).innerText() };
}

/** The trial balance is even, and the ledger of the receivables shows invoice and receipt. */
async function readBooks(
  page: Page,
  { invoice, receipt }: { invoice: string; receipt: string },
): Promise<void> {
  await page.goto('/trial-balance');
  const receivable = page.getByRole('row', { name: /Piutang usaha/ });
  await receivable.waitFor();
  const sums = await page.locator('.po-table-foot').getByRole('gridcell').allInnerTexts();
  expect(sums[3]).toMatch(/\d/);
  expect(sums[4]).toBe(sums[3]);
  await shoot(page, 'order-to-cash/7-trial-balance');
  await expectNoSeriousAxe(page);

  await receivable.getByText('Piutang usaha').click();
  await page.getByRole('grid', { name: /Buku besar/ }).waitFor();
  await page.keyboard.press('End');
  await page.getByRole('row', { name: new RegExp(`${invoice}.*72\\.741\\.630`) }).waitFor();
  await page.getByRole('row', { name: new RegExp(`${receipt}.*72\\.741\\.630`) }).waitFor();
  await shoot(page, 'order-to-cash/8-ledger');
}

test('a program does the same through the OpenAPI document, people by cookie and the store by token', async () => {
  const [admin, dewi, john, rina] = await Promise.all(
    ['admin', 'dewi', 'john.doe', 'rina'].map((login) => personClient(login)),
  );
  const {
    rows: [role],
  } = await admin!.call('identity.list_roles', { search: 'STAFF_WH' });
  const { id: apiClientId } = await admin!.call('identity.create_api_client', {
    name: 'Gerbang gudang',
    roleIds: [role!.id],
    hasAllBranches: true,
  });
  const store = await programClient(await admin!.call('identity.issue_secret', { apiClientId }));

  const {
    rows: [customer],
  } = await dewi!.call('party.list_customers', { search: 'CUST-004' });
  const {
    rows: [item],
  } = await dewi!.call('catalog.list_items', { search: 'ITM-006' });
  const draft = await dewi!.call('sales.create_order', {
    customerId: customer!.id,
    lines: [{ itemId: item!.id, quantity: '90' }],
  });
  const held = await dewi!.call('sales.submit_order', {
    orderId: draft.id,
    version: draft.version,
  });
  expect(held.status).toBe('on_hold');
  const approved = await john!.call('sales.approve_order', {
    orderId: draft.id,
    version: held.version,
  });

  const planned = await store.call('sales.create_delivery', {
    orderId: approved.id,
    driverName: 'Pak Joko',
    vehiclePlate: 'B 9123 KXA',
  });
  const shipped = await store.call('sales.ship_delivery', {
    deliveryId: planned.id,
    version: planned.version,
  });
  await store.call('sales.complete_delivery', {
    deliveryId: planned.id,
    version: shipped.version,
    receivedBy: 'Bu Sri',
  });

  const invoice = await rina!.call('sales.invoice_order', { orderId: draft.id });
  const { rows: accounts } = await rina!.call('finance.list_accounts', { isMoney: true });
  const bank = accounts.find((account) => account.systemKey === 'bank');
  await rina!.call('finance.receive_payment', {
    customerId: customer!.id,
    accountId: bank!.id,
    method: 'transfer',
    amount: invoice.total,
    allocations: [{ invoiceId: invoice.invoiceId, amount: invoice.total }],
  });

  await expect
    .poll(async () => (await dewi!.call('sales.get_order', { orderId: draft.id })).status)
    .toBe('paid');
  const { debit, credit } = await rina!.call('finance.get_trial_balance', {
    from: thisMonth(),
    to: thisMonth(),
  });
  expect(debit).toBe(credit);
});

test('afterwards every invariant of every module holds, and the audit trail is whole', async () => {
  await expectBooksClean();
});

const say = (line: string) => void process.stdout.write(`${line}\n`);
const thisMonth = () => new Date(Date.now()).toISOString().slice(0, 7);
