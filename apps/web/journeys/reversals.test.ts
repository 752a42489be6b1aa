import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { personClient } from './support/api-client.ts';
import { closeBrowser } from './support/browser.ts';
import { expectNoSeriousAxe, overflow, shoot } from './support/look.ts';
import { PHONE, signedIn } from './support/person.ts';

let journal: { id: string; number: string };
beforeAll(async () => {
  journal = await journalOfClosedMonth();
});
afterAll(closeBrowser);

const title = (page: Page) => page.locator('h1.po-page-title');

/** The lines of the journal that a dialog or a page shows, each as its cells. */
async function foreseen(where: Locator): Promise<string[][]> {
  const rows = where
    .locator('table', { hasText: 'Jurnal yang akan dibukukan' })
    .locator('tbody tr');
  await rows.first().waitFor();
  return rows.evaluateAll((all) =>
    all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.innerText.trim())),
  );
}

/** A manual journal of January 2024, whose month is closed afterwards. */
async function journalOfClosedMonth() {
  const rina = await personClient('rina');
  const idOf = async (code: string) => {
    const { rows } = await rina.call('finance.list_accounts', { search: code });
    return rows.find((one) => one.code === code)?.id ?? '';
  };
  const journal = await rina.call('finance.post_manual_journal', {
    postedOn: '2024-01-15',
    description: 'Sewa gudang Januari',
    lines: [
      { accountId: await idOf('6160'), debit: '2500000' },
      { accountId: await idOf('1121'), credit: '2500000' },
    ],
  });
  const { rows: months } = await rina.call('finance.list_periods', { year: 2024, limit: 50 });
  const january = months.find((one) => one.month === '2024-01-01');
  if (!january) throw new Error('there is no January 2024');
  await rina.call('finance.close_period', { periodId: january.id, version: january.version });
  return journal;
}

test('cancelling a receipt shows the journal it posts, and posts that one', async () => {
  const rina = await personClient('rina');
  const { rows } = await rina.call('finance.list_receipts', { limit: 100 });
  const receipt = rows.find((one) => one.status === 'received');
  const { page, complaints } = await signedIn('rina');
  await page.goto(`/receipts/${receipt?.id}`);
  await page.getByRole('button', { name: 'Lainnya' }).click();
  await page.getByRole('menuitem', { name: 'Batalkan penerimaan' }).click();

  const dialog = page.getByRole('dialog');
  const lines = await foreseen(dialog);
  await dialog.getByText(/periode \w+ \d{4}/).waitFor();
  expect(await dialog.getByRole('button', { name: 'Batalkan penerimaan' }).isDisabled()).toBe(true);
  await shoot(page, 'reversals/receipt');
  await expectNoSeriousAxe(page);
  await page.keyboard.type('Cek ditolak bank');
  await page.keyboard.press('Control+Enter');
  await page.locator('.po-reason', { hasText: 'Cek ditolak bank' }).waitFor();

  const { rows: journals } = await rina.call('finance.list_journals', {
    sourceType: 'finance.receipt_cancellation',
    limit: 100,
  });
  const journal = journals.find((one) => one.source.id === receipt?.id);
  const posted = await rina.call('finance.get_journal', { journalId: journal?.id ?? '' });
  expect(lines.map(([account]) => account?.split(' ')[0])).toEqual(
    posted.lines.map((line) => line.accountCode),
  );
  expect(lines.map(([, debit]) => (debit ?? '').replaceAll('.', ''))).toEqual(
    posted.lines.map((line) => line.debit.replace(/^0?\.0000$|\.0000$/, '').replace(/^0$/, '')),
  );
  expect(complaints).toEqual([]);
});

test('a credit note in a closed month is refused in its dialog, and issued on an open day', async () => {
  const rina = await personClient('rina');
  const { rows } = await rina.call('finance.list_invoices', { limit: 100 });
  const invoice = rows.find((one) => one.status === 'issued');
  const { page, complaints } = await signedIn('rina');
  await page.goto(`/invoices/${invoice?.id}/credit`);
  await page.getByLabel('Alasan').fill('Barang rusak');
  const today = await page.getByLabel('Tanggal').inputValue();
  await page.getByLabel('Tanggal').fill('20 Jan 2024');
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('alert').getByText('finance.period_closed').waitFor();
  const issue = dialog.getByRole('button', { name: 'Terbitkan nota kredit' });
  expect(await issue.isDisabled()).toBe(true);
  await shoot(page, 'reversals/refused');
  await expectNoSeriousAxe(page);
  await dialog.getByRole('button', { name: 'Kembali' }).click();
  await dialog.waitFor({ state: 'detached' });

  await page.getByLabel('Tanggal').fill(today);
  await page.keyboard.press('Control+Enter');
  expect((await foreseen(dialog)).at(-1)?.[0]).toMatch(/^1131/);
  await shoot(page, 'reversals/credit-note');
  await page.keyboard.press('Control+Enter');
  await title(page).filter({ hasText: /^CN-/ }).waitFor();
  expect(complaints).toEqual([]);
});

test('a journal is reversed on the day one writes, and its page says when that cannot be', async () => {
  const { page, complaints } = await signedIn('rina', { viewport: PHONE });
  await page.goto(`/journals/${journal.id}/reverse`);
  expect(await foreseen(page.locator('#main'))).toMatchObject([
    [/^6160/, '', '2.500.000'].map((one) => expect.stringMatching(one)),
    [/^1121/, '2.500.000', ''].map((one) => expect.stringMatching(one)),
  ]);
  expect(await overflow(page)).toBeUndefined();
  const day = page.getByLabel('Tanggal balik');
  const today = await day.inputValue();
  await day.fill('15 Jan 2024');
  await page.keyboard.press('Tab');
  await page.getByRole('alert').getByText('finance.period_closed').waitFor();
  await shoot(page, 'reversals/journal-phone');
  await day.fill(today);
  await page.keyboard.press('Tab');
  await foreseen(page.locator('#main'));
  await page.getByLabel('Alasan').fill('Salah bulan');
  await page.keyboard.press('Control+Enter');
  await page.getByText(`${journal.number}: Salah bulan`).first().waitFor();
  expect(complaints).toEqual([]);
});
