import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { closeBrowser } from './support/browser.ts';
import { expectNoSeriousAxe, shoot } from './support/look.ts';
import { makeOrder } from './support/orders.ts';
import { signedIn } from './support/person.ts';

afterAll(closeBrowser);

const HERE = new URL('.', import.meta.url);
const path = (page: Page) => new URL(page.url()).pathname;
const draft = () => makeOrder({ customer: 'CUST-003', lines: { 'ITM-001': '5', 'ITM-006': '2' } });

/** The lines of a draft with the light in the first cell. */
async function atLines(page: Page): Promise<void> {
  const order = await draft();
  await page.goto(`/sales/orders/${order.id}`);
  const grid = page.getByRole('grid', { name: 'Baris', exact: true });
  await grid.waitFor();
  await grid.focus();
  await page.keyboard.press('Control+Home');
}

/** 'line column' of the light in the grid. */
const light = (page: Page) =>
  page.locator('.po-lc[data-here]').evaluate((one) => one.id.split('-').slice(-2).join(' '));
const cell = (page: Page, line: number, column: number) =>
  page.locator(`.po-line[aria-rowindex="${line + 2}"] [role=gridcell]`).nth(column);
const lineCount = (page: Page) => page.locator('.po-line').count();

test('a list: views, preview and its fold, the end, a page on, and export', async () => {
  const { page } = await signedIn('dewi');
  await page.goto('/sales/orders');
  await page.getByRole('grid').waitFor();
  await page.locator('.po-row[data-here]').waitFor();

  await page.keyboard.press('v');
  await page.getByRole('menu').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await page.getByRole('grid').focus();

  await page.keyboard.press('Space');
  const preview = page.locator('.po-preview');
  await preview.waitFor();
  const shown = await preview.locator('h2').innerText();
  await page.keyboard.press('j');
  await expect.poll(() => preview.locator('h2').innerText()).not.toBe(shown);
  await page.keyboard.press(']');
  await preview.waitFor({ state: 'detached' });

  const at = async () =>
    Number(await page.locator('.po-row[data-here]').getAttribute('aria-rowindex'));
  await page.keyboard.press('End');
  await expect.poll(at).toBeGreaterThan(5);
  await page.keyboard.press('Home');
  await expect.poll(at).toBe(2);
  await page.keyboard.press('PageDown');
  await expect.poll(at).toBeGreaterThan(3);

  const file = page.waitForEvent('download');
  await page.keyboard.press('Control+Shift+e');
  expect((await file).suggestedFilename()).toMatch(/\.xlsx$/);
});

test('a document: its story, its tabs and its paper', async () => {
  const order = await draft();
  const { page } = await signedIn('dewi');
  await page.goto(`/sales/orders/${order.id}`);
  await page.locator('#side-panel').waitFor();

  await page.keyboard.press('Alt+2');
  await page.getByRole('tab', { name: /Berkas/, selected: true }).waitFor();
  await page.locator('#side-panel').focus();
  await page.keyboard.press('t');
  await page.getByRole('tab', { name: /Aktivitas/, selected: true }).waitFor();
  await page.locator('#side-panel:focus').waitFor();

  await page.keyboard.press('Control+p');
  await expect.poll(() => path(page)).toMatch(/^\/print\//);
});

test('lines: Tab and Shift Tab, F2, letters, copy down, insert below, take back', async () => {
  const { page, complaints } = await signedIn('dewi');
  await atLines(page);
  await expect.poll(() => light(page)).toBe('0 0');
  await page.keyboard.press('Tab');
  await expect.poll(() => light(page)).toBe('0 1');
  await page.keyboard.press('Shift+Tab');
  await expect.poll(() => light(page)).toBe('0 0');
  await page.keyboard.press('Tab');

  await page.keyboard.press('F2');
  expect(await page.locator('.po-lc input').inputValue()).toBe('5');
  await page.keyboard.press('Escape');
  await page.locator('.po-lc input').waitFor({ state: 'detached' });

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Control+d');
  await expect.poll(() => cell(page, 1, 1).innerText()).toBe('5');
  await page.keyboard.press('Control+z');
  await expect.poll(() => cell(page, 1, 1).innerText()).toBe('2');

  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('12');
  await page.keyboard.press('Tab');
  await expect.poll(() => cell(page, 0, 1).innerText()).toBe('12');
  await page.keyboard.press('Shift+Enter');
  await expect.poll(() => light(page)).toBe('0 1');

  const count = await lineCount(page);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => lineCount(page)).toBe(count + 1);
  await page.keyboard.press('Escape');
  expect(complaints).toEqual([]);
});

test('two hundred lines from a spreadsheet: mapped, the unknown marked in their cells, and taken back', async () => {
  const { page, context } = await signedIn('dewi');
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await atLines(page);
  const before = await lineCount(page);
  const rows = Array.from({ length: 200 }, (_, nth) =>
    [nth === 3 ? 'TIDAK-ADA' : nth % 2 ? 'ITM-006' : 'ITM-001', 'rak', String(nth + 1)].join('\t'),
  );
  await page.evaluate(
    (text) => navigator.clipboard.writeText(text),
    ['Barang\tRak\tJumlah', ...rows].join('\n'),
  );
  await page.keyboard.press('Control+v');

  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox').nth(2).waitFor();
  await shoot(page, 'keyboard-contract/mapping');
  await page.keyboard.press('Control+Enter');
  await page.getByText('200 baris ditempel; 1 sel tidak dikenal dan ditandai.').waitFor();
  await dialog.waitFor({ state: 'detached' });

  const unknown = page.locator('.po-lc[aria-invalid=true]');
  await unknown.getByText('TIDAK-ADA').waitFor();
  expect(await unknown.getAttribute('title')).toContain('Tidak dikenal');
  await expect.poll(() => cell(page, 3, 1).innerText()).toBe('4');
  await shoot(page, 'keyboard-contract/pasted');
  await expectNoSeriousAxe(page);

  // The right item takes the mark away.
  await page.getByRole('grid', { name: 'Baris', exact: true }).focus();
  await page.keyboard.press('Control+Home');
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('F4');
  await page.keyboard.type('ITM-001');
  await page.keyboard.press('Enter');
  await unknown.waitFor({ state: 'detached' });

  await page.getByRole('grid', { name: 'Baris', exact: true }).focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect.poll(() => lineCount(page)).toBe(before);
});

/** As a test presses it: 'Ctrl+Shift+E' is 'Control+Shift+e'. */
const pressed = (key: string): string =>
  key
    .replace('Ctrl', 'Control')
    .replace('↑', 'ArrowUp')
    .replace('↓', 'ArrowDown')
    .replace('Page Down', 'PageDown')
    .replace(/^Esc$/, 'Escape')
    .replace('1…9', '2')
    .toLowerCase();

/** The keys that the tables of docs/KEYBOARD.md name. */
const named = (contract: string): string[] =>
  [...contract.matchAll(/^\|([^|]+)\|/gm)].flatMap(([, first = '']) =>
    [...first.matchAll(/`([^`]+)`/g)].map(([, key = '']) => key),
  );

function unpressed(contract: string): string[] {
  const sources = readdirSync(HERE)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(new URL(name, HERE), 'utf8'));
  const struck = new Set(
    sources
      .flatMap((text) => [...text.matchAll(/'([^'\n]{1,24})'/g)])
      .map(([, key = '']) => key.toLowerCase()),
  );
  return named(contract).filter((key) => !struck.has(pressed(key)));
}

test('every key that docs/KEYBOARD.md names is pressed by a journey', () => {
  const contract = readFileSync(new URL('../../../docs/KEYBOARD.md', HERE), 'utf8');
  expect(named(contract).length).toBeGreaterThan(35);
  expect(unpressed(contract)).toEqual([]);
  expect(unpressed(`${contract}\n| \`Ctrl+Alt+Q\` | nobody presses it |`)).toEqual(['Ctrl+Alt+Q']);
});
