import { readFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { readPdf } from '@poros/testing/read-pdf';
import { personClient } from './support/api-client.ts';
import { closeBrowser } from './support/browser.ts';
import { shoot } from './support/look.ts';
import { PHONE, signedIn } from './support/person.ts';

afterAll(closeBrowser);

/** The newest that nobody has paid or credited; other journeys do both. */
async function invoices(count: number) {
  const client = await personClient('dewi');
  const { rows } = await client.call('finance.list_invoices', { limit: 50 });
  const open = rows.filter(({ status }) => status === 'issued').slice(0, count);
  expect(open).toHaveLength(count);
  return open;
}

/** The paper in its frame. */
const sheet = (page: Page) => page.frameLocator('iframe').locator('.sheet');

test('Ctrl P on an invoice shows its paper, prints it as the original, then as a copy, and as PDF', async () => {
  const [invoice] = await invoices(1);
  const { page, complaints } = await signedIn('dewi');
  await page.goto(`/invoices/${invoice?.id}`);
  await page.getByRole('button', { name: 'Cetak' }).waitFor();
  await page.keyboard.press('Control+p');
  await sheet(page).getByText('Terbilang').waitFor();
  await page.getByText('Cetakan ini menjadi asli').waitFor();
  await shoot(page, 'print/preview');

  // What goes to the printer is the recorded copy in the frame, not the page around it.
  await page.evaluate(() => {
    const frame = document.querySelector('iframe');
    frame?.addEventListener(
      'load',
      () => {
        if (frame.contentWindow) frame.contentWindow.print = () => (document.title = 'printed');
      },
      { capture: true },
    );
  });
  await page.keyboard.press('Control+p');
  await page.waitForFunction(() => document.title === 'printed');
  await sheet(page).locator('svg.qr').waitFor();
  await page.getByText('Cetakan ini menjadi SALINAN 1').waitFor();

  const waiting = page.waitForEvent('download', { timeout: 120_000 });
  await page.keyboard.press('d');
  const download = await waiting;
  expect(download.suggestedFilename()).toBe(`Faktur ${invoice?.number}.pdf`);
  const pdf = await readPdf(await readFile(await download.path()));
  expect(pdf.size).toEqual([210, 297]);
  expect(pdf.texts[0]).toContain('SALINAN 1');
  expect(pdf.texts[0]).toContain(invoice?.number);
  await page.getByText('Cetakan ke-2').waitFor();
  await shoot(page, 'print/copies');
  expect(complaints).toEqual([]);
});

test('what is selected in a list becomes one PDF in which each document counts its own pages', async () => {
  const [first, second] = await invoices(2);
  const { page, complaints } = await signedIn('dewi');
  await page.goto(`/print/finance.invoice?records=${first?.id},${second?.id}&language=both`);
  await sheet(page).first().getByText('Invoice').first().waitFor();
  expect(await sheet(page).count()).toBe(2);
  const waiting = page.waitForEvent('download', { timeout: 120_000 });
  await page.getByRole('button', { name: 'Unduh PDF' }).click();
  const pdf = await readPdf(await readFile(await (await waiting).path()));
  expect(pdf.pages).toBe(2);
  for (const [index, invoice] of [first, second].entries()) {
    expect(pdf.texts[index]).toContain(invoice?.number);
    expect(pdf.texts[index]).toContain('Halaman 1');
  }
  expect(complaints).toEqual([]);
});

test('on a telephone the sheet fits the width, in English too', async () => {
  const [invoice] = await invoices(1);
  const { page, complaints } = await signedIn('dewi', { viewport: PHONE, language: 'en' });
  await page.goto(`/print/finance.invoice?records=${invoice?.id}&language=en`);
  await sheet(page).getByText('In words').waitFor();
  await shoot(page, 'print/phone');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(PHONE.width);
  const frame = await page.locator('iframe').boundingBox();
  expect((frame?.x ?? -1) >= 0 && (frame?.x ?? 0) + (frame?.width ?? 0) <= PHONE.width).toBe(true);
  expect(complaints).toEqual([]);
});
