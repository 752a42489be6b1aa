import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeBrowser } from './support/browser.ts';
import { legacyFiles, type LegacyFile } from './support/legacy-files.ts';
import { expectNoSeriousAxe, overflow, shoot } from './support/look.ts';
import { recordsOf } from './support/records-of.ts';
import { PHONE, signedIn } from './support/person.ts';

afterAll(closeBrowser);

const count = (n: number) => n.toLocaleString('id-ID');
const say = (line: string) => void process.stdout.write(`${line}\n`);

test('items and customers of another system come in through the wizard, every row of them', async () => {
  const admin = await signedIn('admin');
  for (const file of await legacyFiles()) {
    const before = await recordsOf(file.kind);
    await bringIn(admin.page, file);
    expect(await recordsOf(file.kind)).toBe(before + file.fresh);
  }

  await admin.go('/imports');
  await admin.page.getByRole('row', { name: /Customers\.csv/ }).waitFor();
  await expectNoSeriousAxe(admin.page);
  await shoot(admin.page, 'imports');
  expect(admin.complaints).toEqual([]);
});

async function bringIn(page: Page, file: LegacyFile): Promise<void> {
  const { name, bytes: buffer } = file;
  const picture = `import-${name.replace(/\..*/, '')}`;
  await page.goto(`/imports/new?kind=${file.kind}`);
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  await page.locator('.po-step[data-state=now]', { hasText: 'Pembacaan' }).waitFor();
  await expectNoSeriousAxe(page);
  await shoot(page, `${picture}-reading`);
  await page.keyboard.press('Control+Enter');
  await page.locator('.po-step[data-state=now]', { hasText: 'Kolom' }).waitFor();
  await sayColumns(page, file);
  await expectNoSeriousAxe(page);
  await shoot(page, `${picture}-columns`);
  await page.getByRole('button', { name: 'Periksa semua baris' }).click();
  const triedAt = performance.now();
  const next = page.getByRole('button', { name: 'Lanjut ke impor' });
  await next.and(page.locator(':not([aria-disabled])')).waitFor({ timeout: 400_000 });
  const tried = (performance.now() - triedAt) / 1_000;
  await page.getByRole('tab', { name: `Baru ${count(file.fresh)}`, exact: true }).waitFor();
  await page.getByRole('tab', { name: 'Salah 0', exact: true }).waitFor();
  await expectNoSeriousAxe(page);
  await shoot(page, `${picture}-preview`);
  if (await hasNothingToDo(page))
    return say(`${file.count} × ${name}: all known, tried in ${tried.toFixed(1)} s`);
  await page.keyboard.press('Control+Enter');
  await page.getByRole('radio', { name: /Hanya baris yang benar/ }).check();
  await page.getByRole('button', { name: /^Impor [\d.]+ baris$/ }).click();
  const begunAt = performance.now();
  await page.getByText('Selesai diimpor').waitFor({ timeout: 600_000 });
  const taken = (performance.now() - begunAt) / 1_000;
  await expectNoSeriousAxe(page);
  await shoot(page, `${picture}-done`);
  say(
    `${file.count} × ${name}: tried in ${tried.toFixed(1)} s, taken in in ${taken.toFixed(1)} s ` +
      `(${Math.round(file.count / taken)} rows/s)`,
  );
}

/** Names the columns that have no heading, and fills what the file lacks. */
async function sayColumns(page: Page, file: LegacyFile): Promise<void> {
  const choose = async (box: RegExp, option: string) => {
    await page.getByRole('combobox', { name: box }).click();
    await page.getByRole('option', { name: option, exact: true }).click();
    await page.getByRole('listbox').waitFor({ state: 'detached' });
  };
  for (const [column, field] of Object.entries(file.mapped))
    await choose(new RegExp(`^Isi kolom ${column}\\b`), field);
  for (const [field, text] of Object.entries(file.filled)) {
    const box = page.getByRole('textbox', { name: field });
    if (!(await box.isVisible())) await choose(/^Isian lain/, field);
    await box.fill(text);
  }
  if (file.makesCategories) await page.getByRole('checkbox', { name: /^Kategori/ }).check();
}

const hasNothingToDo = async (page: Page): Promise<boolean> =>
  (await page.getByRole('tab', { name: 'Baru 0', exact: true }).isVisible()) &&
  page.getByRole('tab', { name: 'Berubah 0', exact: true }).isVisible();

test('a wrong cell is put right in place, on a phone too, and the import is taken back', async () => {
  const phone = await signedIn('admin', { viewport: PHONE });
  const { page } = phone;
  await page.goto('/imports/new?kind=party.customer');
  const text = 'Kode;Nama;Segmen\r\nHP-1;Toko Satu;Grosirr\r\nHP-2;Toko Dua;Eceran';
  await page.getByLabel('Atau tempel sel').fill(text);
  await page.getByRole('button', { name: 'Pakai sel tempelan' }).click();
  await page.getByRole('button', { name: 'Lanjut ke kolom' }).click();
  await page.getByRole('button', { name: 'Periksa semua baris' }).click();
  await page.getByRole('tab', { name: 'Salah 1' }).waitFor({ timeout: 60_000 });
  expect(await overflow(page)).toBeUndefined();
  await shoot(page, 'import-phone-preview');
  await page.getByRole('button', { name: 'Pakai Grosir' }).click();
  await page.getByRole('tab', { name: 'Baru 2' }).waitFor({ timeout: 60_000 });
  await page.getByRole('button', { name: 'Lanjut ke impor' }).click();
  await page.getByRole('button', { name: 'Impor 2 baris' }).click();
  await page.getByText('Selesai diimpor').waitFor({ timeout: 60_000 });
  expect(await overflow(page)).toBeUndefined();

  await page.getByRole('button', { name: 'Tarik kembali' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tarik kembali' }).click();
  await page.locator('.po-status', { hasText: /^Ditarik kembali$/ }).waitFor({ timeout: 60_000 });
  await shoot(page, 'import-phone-taken-back');
  expect(phone.complaints).toEqual([]);
});
