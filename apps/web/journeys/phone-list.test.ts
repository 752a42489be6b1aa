import { readFile } from 'node:fs/promises';
import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeBrowser } from './support/browser.ts';
import { expectNoSeriousAxe, overflow, shoot } from './support/look.ts';
import { PHONE, signedIn } from './support/person.ts';

afterAll(closeBrowser);

/** What a thumb must hit: 44 by 44 pixels, or the row it stands in is. */
const small = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        '.po-page button, .po-page label, [role=dialog] button, [role=dialog] label',
      ),
    ]
      .filter((one) => one.checkVisibility() && getComputedStyle(one).clipPath === 'none')
      .filter((one) => one.tagName === 'BUTTON' || one.querySelector('input'))
      .map((one) => [one, one.getBoundingClientRect()] as const)
      .filter(
        ([one, { width, height }]) =>
          width > 0 && Math.min(height, width) < 43.5 && !one.closest('.po-box'),
      )
      .map(([one, { width, height }]) => `${one.className} ${one.innerText} ${width}×${height}`),
  );

for (const language of ['id', 'en'] as const) {
  const word = (id: string, en: string) => (language === 'id' ? id : en);

  test(`a phone has the whole list under the thumb: ${language}`, async () => {
    const dewi = await signedIn('dewi', { viewport: PHONE, language });
    const { page } = dewi;
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    const sheet = page.getByRole('dialog');
    const pane = (id: string) => sheet.locator(`[data-pane=${id}]`);
    const back = () => button(word('Kembali', 'Back')).tap();
    const look = async (name: string) => {
      expect(await overflow(page), name).toBeUndefined();
      expect(await small(page), name).toEqual([]);
      await expectNoSeriousAxe(page);
      await shoot(page, `phone-list/${name}-${language}`);
    };
    await dewi.go('/sales/orders?view=all');
    await page.locator('.po-card').first().waitFor();
    await button(word('Atur', 'Arrange')).tap();
    await pane('filters').waitFor();
    await look('sheet');

    await pane('filters').tap();
    await button(word('Tambah syarat', 'Add a condition')).tap();
    await page.getByRole('menuitem', { name: 'Total' }).tap();
    await sheet.getByRole('textbox', { name: word('Nilai', 'Value') }).fill('1000000');
    await page.keyboard.press('Tab');
    await expect.poll(() => page.url()).toContain('where=total.ge.1000000');
    await look('filters');
    await back();

    await pane('sort').tap();
    await sheet.getByRole('button', { name: 'Total' }).tap();
    await expect.poll(() => page.url()).toContain('sort=-total');
    await look('sort');
    await back();

    await pane('group').tap();
    await sheet.getByRole('button', { name: 'Status' }).tap();
    await page
      .locator('.po-band-phone', { hasText: /Total [\d.,]+/ })
      .first()
      .waitFor();
    await look('group');
    await back();

    await pane('columns').tap();
    await sheet.getByRole('checkbox', { name: word('Cabang', 'Branch') }).uncheck();
    await look('columns');
    await button(word('Kembalikan ke awal', 'Reset')).tap();
    await back();

    await pane('views').tap();
    await look('views');
    await sheet
      .getByRole('button', { name: word('Simpan sebagai tampilan', 'Save as a view') })
      .tap();
    const name = word('Besar di ponsel', 'Large on the phone');
    await page.getByRole('textbox', { name: word('Nama tampilan', 'Name of the view') }).fill(name);
    await page.getByRole('button', { name: word('Simpan', 'Save'), exact: true }).tap();
    await page.getByRole('tab', { name, selected: true }).waitFor();
    await look('saved');

    await page.getByRole('button', { name: word('Atur · 1', 'Arrange · 1') }).tap();
    await pane('export').tap();
    const download = page.waitForEvent('download');
    await sheet.getByRole('button', { name: 'CSV' }).tap();
    const csv = await readFile(await (await download).path(), 'utf8');
    expect(csv.split('\n').length).toBeGreaterThan(3);
    await sheet.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: word('Atur · 1', 'Arrange · 1') }).tap();
    await pane('views').tap();
    await sheet.getByRole('button', { name: word('Hapus tampilan', 'Delete view') }).tap();
    await page.getByRole('tab', { name }).waitFor({ state: 'detached' });
    expect(dewi.complaints).toEqual([]);
  });
}
