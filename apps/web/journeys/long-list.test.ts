import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';
import { rowsOf, sql } from '@poros/kernel';
import { openPool } from '@poros/kernel/system';
import { closeBrowser } from './support/browser.ts';
import { shoot } from './support/look.ts';
import { signedIn } from './support/person.ts';

const ROWS = 100_000;
const owner = () => openPool({ url: inject('programDatabase'), name: 'long list', max: 1 });

/** So many vendors in the shop's company, as rows alone: they go when the journey is over. */
beforeAll(async () => {
  const pool = owner();
  await rowsOf(
    pool,
    sql`insert into party.vendor (tenant_id, id, code, name, name_key, currency, city)
      select t.tenant_id, gen_random_uuid(), 'LONG-' || n, 'Pemasok ' || lpad(n::text, 6, '0'),
        'pemasok' || n, 'IDR', 'Kota ' || (n % 40)
      from (select tenant_id from tenancy.tenant where code = 'RETAIL') t,
        generate_series(1, ${ROWS}::integer) n`,
  );
  await pool.end();
});
afterAll(async () => {
  const pool = owner();
  await rowsOf(pool, sql`delete from party.vendor where code like 'LONG-%'`);
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

const told = (name: string, times: readonly number[]): string => {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor(sorted.length * part)] ?? 0);
  const late = times.filter((one) => one > 50).length;
  return `${name}: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(0.999)} ms, ${late} of ${times.length} over 50 ms`;
};

test('a list of 100,000 rows scrolls, jumps to its end and never stays blank', async () => {
  const shop = await signedIn('rejeki.admin');
  const { page } = shop;
  await shop.go('/vendors');
  await page.locator('.po-row').nth(15).waitFor();
  await page.locator('.po-page-count', { hasText: '100.0' }).waitFor();

  const still = await scrolled(page, 120, 0);
  const slow = await scrolled(page, 240, 34);
  const fast = await scrolled(page, 240, 400);
  say(told('floor, nothing moves', still));
  say(told('a row per frame', slow));
  say(told('twelve rows per frame', fast));
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

test('from a record one goes on past what the list had read', async () => {
  const shop = await signedIn('rejeki.admin');
  const { page } = shop;
  await shop.go('/vendors?q=Pemasok');
  await page.locator('.po-row').nth(15).waitFor();
  const place = page.locator('.po-row[data-here]');
  for (let at = 0; at < 99; at += 1) await page.keyboard.press('ArrowDown');
  const last = (await place.innerText()).split('\n');
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/vendors\/.+/);
  const first = page.url();

  await page.keyboard.press('j');
  await expect.poll(() => page.url()).not.toBe(first);
  await page.keyboard.press('j');
  await page.getByRole('heading', { level: 1 }).waitFor();
  expect(last.length).toBeGreaterThan(1);
  expect(shop.complaints).toEqual([]);
});

const say = (line: string) => void process.stdout.write(`${line}\n`);
