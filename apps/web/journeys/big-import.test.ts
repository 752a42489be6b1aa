import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, expect, inject, test } from 'vitest';
import type { Page } from 'playwright-core';
import { asCsv } from '@poros/testing/planted-faults';
import { closeBrowser } from './support/browser.ts';
import { shoot } from './support/look.ts';
import { recordsOf } from './support/records-of.ts';
import { signedIn, type Person } from './support/person.ts';

afterAll(closeBrowser);

/** As many as one import takes: IMPORT_ROWS=50000. */
const ROWS = Number(process.env['IMPORT_ROWS'] ?? 12_000);
const LONG_MS = 900_000;
const count = (n: number) => n.toLocaleString('id-ID');
const say = (line: string) => void process.stdout.write(`${line}\n`);

test('a large file is tried, paused, gone on with and taken back, and the page answers all along', async () => {
  const admin = await signedIn('admin');
  const { page } = admin;
  const memory = watchMemory();
  const furnished = memory();
  const before = await recordsOf('party.customer');

  await timed('sent and read', () => send(page, 41));
  await page.getByRole('button', { name: 'Lanjut ke kolom' }).click();
  await page.getByRole('button', { name: 'Periksa semua baris' }).click();
  await frames(page);
  await timed('tried', () => page.getByRole('tab', { name: `Baru ${count(ROWS)}` }).waitFor(LONG));
  await page.getByRole('button', { name: 'Lanjut ke impor' }).click();
  await page.getByRole('radio', { name: /Hanya baris yang benar/ }).check();
  await page.getByRole('button', { name: `Impor ${count(ROWS)} baris` }).click();

  await page.getByRole('button', { name: 'Jeda', exact: true }).click(LONG);
  await page.locator('.po-status', { hasText: 'Dijeda' }).waitFor(LONG);
  await admin.atRest();
  const taken = (await recordsOf('party.customer')) - before;
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(ROWS);
  await shoot(page, 'import-paused');
  await page.reload();
  await page.getByText(`Diimpor`, { exact: true }).first().waitFor();
  await page
    .locator('dd', { hasText: count(taken) })
    .first()
    .waitFor();
  expect((await recordsOf('party.customer')) - before).toBe(taken);

  await page.getByRole('button', { name: 'Lanjutkan', exact: true }).click();
  await frames(page);
  const answers = await answersDuring(admin, async () => {
    const began = performance.now();
    await page.locator('.po-status', { hasText: 'Selesai diimpor' }).waitFor(LONG);
    rate('the rest taken in', ROWS - taken, began);
  });
  expect((await recordsOf('party.customer')) - before).toBe(ROWS);
  await shoot(page, 'import-large-done');
  say(`a list beside it ${spread(answers)}; frames ${spread(await framesOf(page))}`);

  await page.getByRole('button', { name: 'Tarik kembali' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Tarik kembali' }).click();
  await page.getByRole('progressbar').waitFor(LONG);
  await timed('taken back', () =>
    page.locator('.po-status', { hasText: /^Ditarik kembali$/ }).waitFor(LONG),
  );
  expect(await recordsOf('party.customer')).toBe(before);
  say(`the program's memory at most ${memory()}, ${furnished} of it before`);
  expect(admin.complaints).toEqual([]);
});

test('a large import that is cancelled mid-way keeps what is in, and takes it back when asked', async () => {
  const admin = await signedIn('admin');
  const { page } = admin;
  const before = await recordsOf('party.customer');
  await send(page, 43);
  await page.getByRole('button', { name: 'Lanjut ke kolom' }).click();
  await page.getByRole('button', { name: 'Periksa semua baris' }).click();
  await page.getByRole('tab', { name: `Baru ${count(ROWS)}` }).waitFor(LONG);
  await page.getByRole('button', { name: 'Lanjut ke impor' }).click();
  await page.getByRole('radio', { name: /Hanya baris yang benar/ }).check();
  await page.getByRole('button', { name: `Impor ${count(ROWS)} baris` }).click();

  await page.getByRole('button', { name: 'Batal', exact: true }).click(LONG);
  await page.locator('.po-status', { hasText: 'Dibatalkan' }).waitFor(LONG);
  await admin.atRest();
  const taken = (await recordsOf('party.customer')) - before;
  expect(taken).toBeLessThan(ROWS);
  await page
    .locator('dd', { hasText: count(taken) })
    .first()
    .waitFor();
  await shoot(page, 'import-cancelled');

  if (taken > 0) {
    await page.getByRole('button', { name: 'Tarik kembali' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Tarik kembali' }).click();
    await page.locator('.po-status', { hasText: /^Ditarik kembali$/ }).waitFor(LONG);
  }
  expect(await recordsOf('party.customer')).toBe(before);
  expect(admin.complaints).toEqual([]);
});

const LONG = { timeout: LONG_MS };

const HEADERS = [
  'Kode pelanggan',
  'Nama pelanggan',
  'Kota',
  'Telp',
  'E-mail',
  'Segmen',
  'Plafon kredit',
  'Termin',
];

/** Sound customers, other ones for each series. */
async function send(page: Page, series: number): Promise<void> {
  const rows = Array.from({ length: ROWS }, (_, nth) => [
    `BESAR-${series}-${nth}`,
    `Toko nomor ${nth}`,
    ['Jakarta', 'Bandung', 'Surabaya'][nth % 3] ?? '',
    `0812-${nth}`,
    `toko${nth}@contoh.id`,
    ['Grosir', 'Eceran'][nth % 2] ?? '',
    `${1 + (nth % 900)}.000.000`,
    String([7, 14, 30, 45][nth % 4]),
  ]);
  const buffer = asCsv(HEADERS, rows);
  await page.goto('/imports/new?kind=party.customer');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: `besar-${series}.csv`, mimeType: 'text/csv', buffer });
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/, LONG);
}

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  const began = performance.now();
  await work();
  rate(what, ROWS, began);
}

function rate(what: string, rows: number, began: number): void {
  const seconds = (performance.now() - began) / 1_000;
  say(`${rows} rows ${what} in ${seconds.toFixed(1)} s (${Math.round(rows / seconds)} rows/s)`);
}

const OFTEN_MS = 500;

/** How long a list took to answer, asked twice a second while something else goes on. */
async function answersDuring({ context }: Person, work: () => Promise<void>): Promise<number[]> {
  const times: number[] = [];
  let isOver = false;
  const asking = (async () => {
    while (!isOver) {
      const began = performance.now();
      const answer = await context.request.get('/api/v1/items?limit=50');
      if (!answer.ok()) throw new Error(`a list was answered ${answer.status()}`);
      times.push(performance.now() - began);
      await pause(OFTEN_MS);
    }
  })();
  await work();
  isOver = true;
  await asking;
  return times;
}

/** Begins to note how far frames of the page lie apart. */
const frames = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const seen = window as unknown as { gaps?: number[] };
    if (seen.gaps) return;
    const gaps: number[] = (seen.gaps = []);
    let last = performance.now();
    const frame = (now: number) => {
      gaps.push(now - last);
      last = now;
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });

const framesOf = (page: Page): Promise<number[]> =>
  page.evaluate(() => (window as unknown as { gaps?: number[] }).gaps ?? []);

function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) => Math.round(sorted[Math.floor((sorted.length - 1) * part)] ?? 0);
  return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, longest ${at(1)} ms (${times.length})`;
}

/** The most memory that the program's process has held since it began, where the system says so. */
function watchMemory(): () => string {
  const path = `/proc/${inject('programPid')}/status`;
  return () => {
    if (!existsSync(path)) return 'unknown';
    const kb = /VmHWM:\s+(\d+)/.exec(readFileSync(path, 'utf8'))?.[1];
    return `${Math.round(Number(kb) / 1024)} MB`;
  };
}
