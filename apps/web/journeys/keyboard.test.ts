import { readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeBrowser } from './support/browser.ts';
import { shown } from './support/look.ts';
import { makeOrder } from './support/orders.ts';
import { signedIn } from './support/person.ts';

afterAll(closeBrowser);

const CONTRACT = readFileSync(new URL('../../../docs/KEYBOARD.md', import.meta.url), 'utf8');
const path = (page: Page) => new URL(page.url()).pathname;
const dialog = (page: Page) => page.getByRole('dialog');
/** Which row is lit, the first being 1; the head is row 1 of the grid. */
const lit = async (page: Page) =>
  Number(await page.locator('.po-row[data-here]').getAttribute('aria-rowindex')) - 1;
const focused = (page: Page) =>
  page.evaluate(() => {
    const at = document.activeElement;
    return at === document.body || !at ? 'nothing' : `${at.tagName} ${at.className}`.trim();
  });

/** Every key of the help on this page, as it is written there. */
async function helpOf(page: Page): Promise<string[]> {
  await page.keyboard.press('?');
  await dialog(page).waitFor();
  const keys = await dialog(page).locator('dd .po-hidden').allInnerTexts();
  await page.keyboard.press('Escape');
  await dialog(page).waitFor({ state: 'detached' });
  return keys.map((key) => key.replace(/^lines /, '').trim());
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test('everywhere: palette, create, help, menu, and G with the letter of every page', async () => {
  const { page, complaints } = await signedIn('dewi');
  await page.goto('/sales/orders');
  await page.getByRole('grid').waitFor();

  for (const [key, says] of [
    ['Control+k', 'Pesanan penjualan'],
    ['Control+Alt+n', 'Pesanan baru'],
    ['?', 'Berpindah baris'],
  ] as const) {
    await press(page, key);
    await dialog(page)
      .getByText(says)
      .first()
      .waitFor()
      .catch(() => {
        if (key !== '?') throw new Error(`${key} does not show ${says}`);
      });
    expect([key, await dialog(page).count()]).toEqual([key, 1]);
    await press(page, 'Escape');
    await dialog(page).waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).not.toBe('nothing');
  }

  await press(page, '[');
  await page.locator('.po-panel[data-pinned]').waitFor();
  await press(page, '[');
  await page.locator('.po-panel').waitFor({ state: 'detached' });

  await page.goto('/account');
  await shown(page);
  const goes = (await helpOf(page)).filter((key) => key.startsWith('G '));
  expect(goes.length).toBeGreaterThan(5);
  const places = new Set<string>(['/account']);
  for (const key of goes) {
    await press(page, ...key.toLowerCase().split(' '));
    await expect.poll(() => path(page), { message: key }).not.toBe([...places].at(-1));
    places.add(path(page));
  }
  expect(places.size).toBe(goes.length + 1);
  expect(complaints).toEqual([]);
});

test('the palette finds with a slip of the finger, runs what the page can, and finds records', async () => {
  const { page } = await signedIn('dewi');
  await page.goto('/sales/orders');
  await page.getByRole('grid').waitFor();
  await press(page, 'Control+k');
  await page.keyboard.type('pesnaan baru');
  await page
    .getByRole('option', { name: /Pesanan baru/ })
    .first()
    .waitFor();
  await press(page, 'Enter');
  await expect.poll(() => path(page)).toBe('/sales/orders/new');
  await page.locator('[data-field=customer] button:focus').waitFor();

  await press(page, 'Control+k');
  await page.keyboard.type('maju');
  await page
    // An order of theirs is found too, by its number.
    .getByRole('option', { name: /^PT Maju Jaya/ })
    .first()
    .click();
  await expect.poll(() => path(page)).toMatch(/^\/customers\//);

  await press(page, 'Control+k');
  await page.keyboard.type('tema gelap');
  await press(page, 'Enter');
  await expect.poll(() => page.locator('html').getAttribute('data-theme')).toBe('dark');
});

test('a list: walk, select, range, all, search, filter, open, make, export', async () => {
  const { page } = await signedIn('dewi');
  await page.goto('/sales/orders');
  await page.getByRole('grid').waitFor();
  const count = () => page.locator('.po-row[aria-selected=true]').count();

  for (const [key, at] of [
    ['j', 2],
    ['j', 3],
    ['k', 2],
    ['ArrowDown', 3],
    ['ArrowUp', 2],
    ['Home', 1],
  ] as const) {
    await press(page, key);
    await expect.poll(() => lit(page), { message: key }).toBe(at);
  }
  await press(page, 'x');
  await expect.poll(count).toBe(1);
  await press(page, 'Shift+ArrowDown');
  await expect.poll(count).toBe(2);
  await press(page, 'Control+a');
  await expect.poll(count).toBeGreaterThan(5);
  await press(page, 'Escape');
  await expect.poll(count).toBe(0);

  await press(page, '/');
  await expect.poll(() => focused(page)).toMatch(/^INPUT/);
  await page.keyboard.type('njx/f?');
  expect(path(page)).toBe('/sales/orders');
  expect(await dialog(page).count()).toBe(0);
  await press(page, 'Control+a', 'Delete', 'Escape');

  await page.getByRole('grid').focus();
  await press(page, 'f');
  await page.locator('.po-popup, [role=dialog]').first().waitFor();
  await press(page, 'Escape');

  for (const key of ['n', 'c']) {
    await page.getByRole('grid').waitFor();
    await press(page, key);
    await expect.poll(() => path(page), { message: key }).toBe('/sales/orders/new');
    await page.goBack();
  }
});

test('from a list into its records: Enter opens, J and K walk on, Escape goes back', async () => {
  const { page } = await signedIn('admin');
  await page.goto('/customers');
  await page.getByRole('grid').waitFor();
  await press(page, 'Enter');
  await page.locator('[data-place="1"]').waitFor();
  const first = path(page);
  expect(first).toMatch(/^\/customers\//);
  await press(page, 'j');
  await page.locator('[data-place="2"]').waitFor();
  expect(path(page)).not.toBe(first);
  await press(page, 'k');
  await page.locator('[data-place="1"]').waitFor();
  expect(path(page)).toBe(first);
  await press(page, 'Escape');
  await expect.poll(() => path(page)).toBe('/customers');
});

test('a record: E edits, letters are text while editing, Ctrl S saves, Escape goes back', async () => {
  const { page } = await signedIn('admin');
  await page.goto('/customers');
  await page.getByRole('grid').waitFor();
  await press(page, 'Enter');
  await page.locator('[data-place]').waitFor();
  await press(page, 'e');
  const phone = page.locator('input[name=phone]').first();
  await phone.waitFor();
  await phone.fill('021 555 0101');
  await press(page, 'Control+s');
  await page.locator('.po-read', { hasText: '021 555 0101' }).first().waitFor();
  await expect.poll(() => focused(page)).not.toBe('nothing');
  await press(page, 'Escape');
  await expect.poll(() => path(page)).toBe('/customers');
});

test('the lines of a document: every key of the grid', async () => {
  const order = await makeOrder({
    customer: 'CUST-003',
    lines: { 'ITM-001': '5', 'ITM-006': '2' },
  });
  const { page } = await signedIn('dewi');
  await page.goto(`/sales/orders/${order.id}`);
  const grid = page.getByRole('grid').first();
  await grid.waitFor();
  const cells = () => page.locator('.po-line').allInnerTexts();
  const here = () =>
    page.locator('.po-lc[data-here]').evaluate((one) => {
      const line = one.closest('.po-line');
      return `${[...(line?.parentElement?.children ?? [])].indexOf(line as Element)}`;
    });
  await grid.focus();
  await press(page, 'Control+Home');
  const before = await cells();

  await press(page, 'Alt+ArrowDown');
  await expect.poll(async () => (await cells()).join()).not.toBe(before.join());
  await press(page, 'Alt+ArrowUp');
  await expect.poll(async () => (await cells())[0]?.includes('Widget')).toBe(true);

  await press(page, 'F4');
  await page.locator('.po-pick').waitFor();
  await press(page, 'Escape');
  await page.locator('.po-pick').waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).not.toBe('nothing');

  await grid.focus();
  const at = await here();
  await press(page, 'ArrowDown');
  await expect.poll(here).not.toBe(at);
  const lines = (await cells()).length;
  await press(page, 'Control+Backspace');
  await expect.poll(async () => (await cells()).length).toBeLessThan(lines);
  await expect.poll(() => focused(page)).not.toBe('nothing');
});

test('letters can be switched off; keys with Ctrl keep working', async () => {
  const { page } = await signedIn('dewi');
  await page.goto('/account');
  await page.getByLabel('Pintasan satu huruf aktif').uncheck();
  await page.goto('/sales/orders');
  await page.getByRole('grid').waitFor();
  await press(page, 'j', 'j', 'n', '?');
  await page.waitForTimeout(300);
  expect([path(page), await lit(page), await dialog(page).count()]).toEqual([
    '/sales/orders',
    1,
    0,
  ]);
  await press(page, 'Control+/');
  await dialog(page).waitFor();
  await page.getByLabel('Pintasan satu huruf aktif').check();
  await press(page, 'Escape');
  await dialog(page).waitFor({ state: 'detached' });
  await press(page, 'j');
  await expect.poll(() => lit(page)).toBe(2);
});

test('a scanner never presses a key of the page', async () => {
  const { page } = await signedIn('dewi');
  await page.goto('/sales/orders');
  await page.getByRole('grid').waitFor();
  // Letters that would make an order, filter, select and go; as close as a scanner types them.
  await page.evaluate(async () => {
    for (const key of ['N', 'F', 'X', 'C', '1', 'N', 'Enter']) {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
      await new Promise((resolve) => setTimeout(resolve, 4));
    }
  });
  await page.waitForTimeout(400);
  expect(path(page)).toBe('/sales/orders');
  expect(await page.locator('.po-row[aria-selected=true], [role=dialog]').count()).toBe(0);
  await press(page, 'n');
  await expect.poll(() => path(page)).toBe('/sales/orders/new');
});

test('the focus is never lost: after a page is left, a form is sent, a question is answered', async () => {
  const { page } = await signedIn('dewi');
  await page.goto('/sales/orders');
  await page.getByRole('grid').waitFor();
  await press(page, 'Tab');
  const skip = await focused(page);
  for (const act of [
    () => press(page, 'g', 'c'),
    () => press(page, 'Enter'),
    () => press(page, 'Escape'),
    () => press(page, 'g', 's'),
    () => press(page, 'n'),
    () => press(page, 'Escape'),
  ]) {
    await act();
    await page.waitForTimeout(500);
    await expect.poll(() => focused(page), { message: path(page) }).not.toBe('nothing');
  }
  expect(skip).not.toBe('nothing');
  await page.goto('/');
  await shown(page);
  await press(page, 'Tab');
  await expect.poll(() => focused(page)).toBe('A po-skip');
  await press(page, 'Enter');
  await expect.poll(() => focused(page)).toMatch(/^MAIN/);
});

test('the help and docs/KEYBOARD.md name the same keys', async () => {
  const { page } = await signedIn('admin');
  const said = new Set<string>();
  for (const place of ['/sales/orders', '/customers', '/sales/orders/new', '/trial-balance']) {
    await page.goto(place);
    await shown(page);
    for (const key of await helpOf(page)) said.add(key);
    if (place === '/customers') {
      await press(page, 'Enter');
      await expect.poll(() => path(page)).toMatch(/^\/customers\//);
      await shown(page);
      for (const key of await helpOf(page)) said.add(key);
    }
  }
  const written = [...CONTRACT.matchAll(/`([^`]+)`/g)].map(([, key]) => key ?? '');
  const unwritten = [...said].filter((key) => !/^G \w$/.test(key) && !isWritten(key, written));
  expect(unwritten).toEqual([]);
});

/** 'ArrowDown' may be written as an arrow, 'Escape' as Esc. */
const isWritten = (key: string, written: readonly string[]): boolean =>
  [key, key.replace('Escape', 'Esc'), key.replace('ArrowDown', '↓').replace('ArrowUp', '↑')].some(
    (one) => written.includes(one),
  );
