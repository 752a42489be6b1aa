import { readFile } from 'node:fs/promises';
import { streamXlsxRows } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';
import { rowsOf, sql } from '@poros/kernel';
import { openPool } from '@poros/kernel/system';
import { closeBrowser } from './support/browser.ts';
import { framesOf } from './support/frames.ts';
import { shoot } from './support/look.ts';
import { signedIn } from './support/person.ts';

const ROWS = 100_000;
/** Rows to one statement: none may take longer than people wait. */
const PART = 5_000;
const owner = () => openPool({ url: inject('programDatabase'), name: 'long list', max: 1 });

/** So many vendors in the shop's company, as rows alone: they go when the journey is over. */
beforeAll(async () => {
  const pool = owner();
  for (let from = 1; from <= ROWS; from += PART)
    await rowsOf(
      pool,
      sql`insert into party.vendor (tenant_id, id, code, name, name_key, currency, city)
        select t.tenant_id, gen_random_uuid(), 'LONG-' || n, 'Pemasok ' || lpad(n::text, 6, '0'),
          'pemasok' || n, 'IDR', 'Kota ' || (n % 40)
        from (select tenant_id from tenancy.tenant where code = 'RETAIL') t,
          generate_series(${from}::integer, ${from + PART - 1}::integer) n`,
    );
  await pool.end();
});
afterAll(async () => {
  const pool = owner();
  for (let gone = 0; gone < ROWS; gone += PART)
    await rowsOf(
      pool,
      sql`delete from party.vendor where ctid = any(array(
        select ctid from party.vendor where code like 'LONG-%' limit ${PART}))`,
    );
  await pool.end();
  await closeBrowser();
});

/** Scrolls for a while by the wheel's step; answers how long each frame took. */
const scrolled = (page: Page, frames: number, step: number): Promise<number[]> =>
  page.evaluate(
    ([count = 0, by = 0]) =>
      new Promise<number[]>((resolve) => {
        const table = document.querySelector('.po-table');
        const times: number[] = [];
        let last = performance.now();
        const frame = (now: number) => {
          times.push(now - last);
          last = now;
          if (table) table.scrollTop += by;
          if (times.length > count) resolve(times.slice(1));
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
    [frames, step],
  );

/** What the page's own work has taken so far, in seconds: the part that is not the machine's. */
async function workOf(page: Page): Promise<() => Promise<{ script: number; layout: number }>> {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Performance.enable');
  return async () => {
    const { metrics } = await devtools.send('Performance.getMetrics');
    const of = (name: string) => metrics.find((one) => one.name === name)?.value ?? 0;
    return {
      script: of('ScriptDuration'),
      layout: of('LayoutDuration') + of('RecalcStyleDuration'),
    };
  };
}

const told = (name: string, times: readonly number[]): string => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0);
  const late = times.filter((one) => one > 50).length;
  const spread = `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(0.999)} ms`;
  return `${name}: ${spread}, ${late} of ${times.length} over 50 ms`;
};

test('a list of 100,000 rows scrolls, jumps to its end and never stays blank', async () => {
  const shop = await signedIn('rejeki.admin');
  const { page } = shop;
  await shop.go('/vendors');
  await page.locator('.po-row').nth(15).waitFor();
  await page.locator('.po-page-count', { hasText: '100.0' }).waitFor();

  const work = await workOf(page);
  for (const [name, step] of [
    ['floor, nothing moves', 0],
    ['a row per frame', 34],
    ['twelve rows per frame', 400],
  ] as const) {
    const before = await work();
    const times = await scrolled(page, 200, step);
    const after = await work();
    const each = (what: 'script' | 'layout') =>
      ((after[what] - before[what]) / times.length) * 1000;
    const own = `script ${each('script').toFixed(1)} ms, layout ${each('layout').toFixed(1)} ms each`;
    say(`${told(name, times)}; ${own}`);
  }
  const settledAt = performance.now();
  await page.locator('.po-row-blank').first().waitFor({ state: 'detached' });
  say(`after the scroll rows are there in ${Math.round(performance.now() - settledAt)} ms`);
  await shoot(page, 'lists/long-middle');

  const jumpedAt = performance.now();
  await page.keyboard.press('End');
  await page.getByRole('row', { name: /Pemasok 100000/ }).waitFor();
  say(`End shows the last row in ${Math.round(performance.now() - jumpedAt)} ms`);
  await shoot(page, 'lists/long-end');
  expect(await page.locator('.po-row').count()).toBeLessThan(60);

  await page.keyboard.press('Home');
  await page.getByRole('row', { name: /Pemasok 000001/ }).waitFor();
  expect(shop.complaints).toEqual([]);
});

/** How much slower the processor of a cheap laptop is taken to be. */
const SLOWER = 4;

test('what frames cost on a processor four times slower is said: wheel, pages, jumps, J held down', async () => {
  const shop = await signedIn('rejeki.admin');
  const { page } = shop;
  await shop.go('/vendors');
  await page.locator('.po-row').nth(15).waitFor();
  await page.locator('.po-page-count', { hasText: '100.0' }).waitFor();
  await page.locator('.po-table').hover();
  const frame = () => page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
  const press = (keys: readonly string[]) => async () => {
    for (const key of keys) {
      // Down again and again without up, as a key that is held says.
      await page.keyboard.down(key);
      await frame();
    }
    for (const key of new Set(keys)) await page.keyboard.up(key);
  };
  const times = (count: number, ...keys: string[]) =>
    Array.from({ length: count }, () => keys).flat();
  const acts: readonly (readonly [word: string, act: () => Promise<void>])[] = [
    [
      'wheel, 400 px at a time',
      async () => {
        for (let turn = 0; turn < 80; turn += 1) {
          await page.mouse.wheel(0, 400);
          await frame();
        }
      },
    ],
    ['PageDown', press(times(40, 'PageDown'))],
    ['End and Home', press(times(10, 'End', 'Home'))],
    ['J held down', press(times(120, 'j'))],
  ];
  for (const [, act] of acts) await act();
  for (const [word, act] of acts) {
    const { ticks_ms, dearest } = await framesOf(page, act);
    const slowed = ticks_ms.map((one) => one * SLOWER);
    const line = told(word, slowed);
    say(`${line}; ${dearest.map(([name, ms]) => `${name} ${Math.round(ms)} ms`).join(', ')}`);
    expect(slowed.length).toBeGreaterThan(5);
  }
  expect(shop.complaints).toEqual([]);
});

test('from a record one goes on past what the list had read', async () => {
  const shop = await signedIn('rejeki.admin');
  const { page } = shop;
  await shop.go('/vendors?q=Pemasok');
  await page.locator('.po-row').nth(15).waitFor();
  const place = page.locator('.po-row[data-here]');
  for (let at = 0; at < 99; at += 1) await page.keyboard.press('ArrowDown');
  await place.filter({ hasText: 'Pemasok 000100' }).waitFor();
  await page.keyboard.press('Enter');
  const title = page.getByRole('heading', { level: 1 });
  await title.filter({ hasText: 'Pemasok 000100' }).waitFor();

  // The row behind was not read by the list: it is asked for while one looks at this one.
  const onward = page.locator('[data-place="100"] button').last();
  await expect.poll(() => onward.isEnabled()).toBe(true);
  await page.keyboard.press('j');
  await title.filter({ hasText: 'Pemasok 000101' }).waitFor();
  expect(shop.complaints).toEqual([]);
});

test('a list of 100,000 rows goes out as a workbook and as text, every row of it, within bounds', async () => {
  const shop = await signedIn('rejeki.admin');
  const { page } = shop;
  await shop.go('/vendors');
  await page.locator('.po-row').nth(15).waitFor();
  const count = page.locator('.po-page-count', { hasText: '100.0' });
  const all = Number((await count.innerText()).replace(/\D/g, ''));
  const heap = await heapOf(page);
  const before = await heap();

  const book = await exported(page, 'Excel', heap);
  let rows = 0;
  let last: readonly unknown[] = [];
  for await (const { values } of streamXlsxRows(await readFile(book.path))) {
    rows += 1;
    last = values;
  }
  expect(rows).toBe(all + 1);
  expect(last).toContain('Pemasok 100000');

  const text = await exported(page, 'CSV', heap);
  const lines = (await readFile(text.path, 'utf8')).trimEnd().split('\r\n');
  expect(lines).toHaveLength(all + 1);
  expect(new Set(lines).size).toBe(all + 1);
  expect(lines.at(-1)).toContain('Pemasok 100000');

  const grown = (top: number) => Math.round((top - before) / 1e6);
  say(
    `${all} rows as XLSX in ${book.seconds.toFixed(1)} s (+${grown(book.top)} MB of script memory), ` +
      `as CSV in ${text.seconds.toFixed(1)} s (+${grown(text.top)} MB)`,
  );
  // Kept whole, the rows alone would take more.
  expect(grown(book.top)).toBeLessThan(150);
  expect(grown(text.top)).toBeLessThan(150);
  expect(shop.complaints).toEqual([]);
});

test('an export that is stopped leaves no file, and the list answers at once', async () => {
  const shop = await signedIn('rejeki.admin');
  const { page } = shop;
  const files: string[] = [];
  page.on('download', (file) => void files.push(file.suggestedFilename()));
  await shop.go('/vendors');
  await page.locator('.po-row').nth(15).waitFor();

  await page.keyboard.press('Control+Shift+E');
  const progress = page.locator('.po-export');
  await progress.filter({ hasText: /\d.*baris dibaca/ }).waitFor();
  await shoot(page, 'lists/exporting');
  await progress.getByRole('button', { name: 'Batal' }).click();
  await progress.waitFor({ state: 'detached' });

  await shop.atRest();
  await page.getByRole('button', { name: 'Ekspor' }).and(page.locator(':enabled')).waitFor();
  expect(files).toEqual([]);
  expect(await page.locator('.po-toast').count()).toBe(0);
  expect(shop.complaints).toEqual([]);
});

/** Exports the list that is open and answers where the file lies and what it took. */
async function exported(page: Page, kind: 'Excel' | 'CSV', heap: () => Promise<number>) {
  const began = performance.now();
  const download = page.waitForEvent('download', { timeout: 300_000 });
  await page.getByRole('button', { name: 'Ekspor' }).click();
  await page.getByRole('menuitem', { name: kind }).click();
  let top = 0;
  let isOver = false;
  const file = download.finally(() => void (isOver = true));
  while (!isOver) top = Math.max(top, await heap());
  const path = await (await file).path();
  return { path, seconds: (performance.now() - began) / 1_000, top };
}

/** Bytes that scripts of the page hold. */
async function heapOf(page: Page): Promise<() => Promise<number>> {
  const devtools = await page.context().newCDPSession(page);
  return async () => {
    const { usedSize } = await devtools.send('Runtime.getHeapUsage');
    return usedSize;
  };
}

const say = (line: string) => void process.stdout.write(`${line}\n`);
