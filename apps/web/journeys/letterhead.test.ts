import { deflateSync, crc32 } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { personClient } from './support/api-client.ts';
import { closeBrowser } from './support/browser.ts';
import { expectNoSeriousAxe, overflow, shoot } from './support/look.ts';
import { PHONE, signedIn } from './support/person.ts';

afterAll(closeBrowser);

/** A picture of one colour: 8 bits of red, green and blue. */
function png(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2], 8);
  const row = Buffer.concat([Buffer.of(0), ...Array<Buffer>(width).fill(Buffer.of(14, 116, 104))]);
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(Array<Buffer>(height).fill(row)))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const picture = { name: 'logo.png', mimeType: 'image/png', buffer: png(1200, 300) };

/** The letterhead of an invoice as its preview shows it. */
async function paperOf(page: Page) {
  const { rows } = await (await personClient('rina')).call('finance.list_invoices', { limit: 1 });
  await page.goto(`/print/finance.invoice?records=${rows[0]?.id}`);
  const head = page.frameLocator('iframe').locator('.letterhead');
  await head.waitFor();
  return head;
}

test('a logo is chosen, stands on the paper, and is taken back by one word', async () => {
  const { page, complaints } = await signedIn('admin');
  expect(await (await paperOf(page)).locator('img').count()).toBe(0);

  await page.goto('/admin/letterhead');
  await page
    .getByRole('button', { name: 'Pilih gambar' })
    .or(page.getByText('Ubah'))
    .first()
    .waitFor();
  await page.keyboard.press('e');
  const file = page.locator('input[type=file]');
  await file.setInputFiles({
    name: 'catatan.png',
    mimeType: 'image/png',
    buffer: Buffer.from('x'),
  });
  await page.getByRole('alert').getByText('catatan.png bukan gambar').waitFor();
  await file.setInputFiles(picture);
  await page.getByRole('img', { name: 'Logo' }).waitFor();
  await page.getByRole('alert').waitFor({ state: 'detached' });
  await shoot(page, 'letterhead/chosen');
  await expectNoSeriousAxe(page);
  await page.keyboard.press('Control+s');
  await page.getByText('Kop surat disimpan.').waitFor();

  const other = await page.context().newPage();
  const image = (await paperOf(other)).locator('img');
  await image.waitFor();
  const drawn = await image.evaluate((one: HTMLImageElement) => [
    one.naturalWidth,
    one.naturalHeight,
  ]);
  expect(drawn).toEqual([900, 225]);
  await shoot(other, 'letterhead/paper');
  await other.close();

  await page.getByRole('button', { name: 'Urungkan' }).click();
  await page.getByRole('img', { name: 'Logo' }).waitFor({ state: 'detached' });
  expect(await (await paperOf(page)).locator('img').count()).toBe(0);
  expect(complaints).toEqual([]);
});

test('on a telephone the page fits, and a logo that was saved is removed again', async () => {
  const { page, complaints } = await signedIn('admin', { viewport: PHONE, language: 'en' });
  await page.goto('/admin/letterhead');
  const save = async () => {
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByText('Letterhead saved.').waitFor();
  };
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.locator('input[type=file]').setInputFiles(picture);
  await page.getByRole('img', { name: 'Logo' }).waitFor();
  expect(await overflow(page)).toBeUndefined();
  await shoot(page, 'letterhead/phone');
  await save();
  await (await paperOf(page)).locator('img').waitFor();

  await page.goto('/admin/letterhead');
  await page.getByRole('img', { name: 'Logo' }).waitFor();
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('button', { name: 'Remove logo' }).click();
  await save();
  expect(await (await paperOf(page)).locator('img').count()).toBe(0);
  expect(complaints).toEqual([]);
});
