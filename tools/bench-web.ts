import { readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { gzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { EMPTY_PAGE, readLoading, referenceLoop, watchKeys } from './bench/web-page.ts';

/**
 * `node tools/bench-web.ts http://localhost:3000 [slow-down] [runs] [built client/]`: F7 and F8 of
 * the web client, against a running program with the demo companies. Prints its circumstances, the
 * floor and the figures.
 */
const [address = 'http://localhost:3000', slow = '4', times = '5', dist] = process.argv.slice(2);
const SLOW_DOWN = Number(slow);
const RUNS = Number(times);
const DIST = dist ?? fileURLToPath(new URL('../apps/web/dist/', import.meta.url));
const LOGIN = { login: 'dewi', password: 'poros-demo-2026' };
const say = (line: string) => void process.stdout.write(`${line}\n`);

interface Viewed {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A window that has seen nothing yet, on a machine `SLOW_DOWN` times slower than this one. */
async function cold(browser: Browser, isSignedIn: boolean): Promise<Viewed> {
  const context = await browser.newContext({
    baseURL: address,
    locale: 'id-ID',
    viewport: { width: 1366, height: 768 },
    serviceWorkers: 'block',
  });
  if (isSignedIn) {
    const answer = await context.request.post('/api/v1/session', {
      data: LOGIN,
      headers: { 'x-poros': '1', 'idempotency-key': crypto.randomUUID() },
    });
    if (!answer.ok()) throw new Error(`${LOGIN.login} could not sign in: ${answer.status()}`);
  }
  // A busy machine that is slowed too may need long; what it took is what is told.
  context.setDefaultTimeout(300_000);
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOW_DOWN });
  return { context, page };
}

async function loading(browser: Browser, path: string, ready: string): Promise<void> {
  const seen: { fcp: number; cls: number; usable: number; script_kb: number }[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { context, page } = await cold(browser, path !== '/');
    const cdp = await context.newCDPSession(page);
    const scripts = new Set<string>();
    let bytes = 0;
    await cdp.send('Network.enable');
    cdp.on('Network.responseReceived', ({ requestId, type }) => {
      if (type === 'Script') scripts.add(requestId);
    });
    cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    await page.goto(path);
    await page.locator(ready).first().waitFor();
    const shown = await page.evaluate(() => performance.now());
    await page.waitForTimeout(1500);
    const { fcp_ms, cls, busyUntil_ms } = await page.evaluate(readLoading);
    seen.push({ fcp: fcp_ms, cls, usable: Math.max(shown, busyUntil_ms), script_kb: bytes / 1024 });
    await context.close();
  }
  const mid = (pick: (one: (typeof seen)[number]) => number) => at(seen.map(pick), 0.5);
  say(
    `| ${path === '/' ? 'log-in' : 'first list'} | ${mid((one) => one.fcp).toFixed(0)} ms | ` +
      `${mid((one) => one.usable).toFixed(0)} ms | ${Math.max(...seen.map((one) => one.cls)).toFixed(3)} | ` +
      `${mid((one) => one.script_kb).toFixed(1)} KiB |`,
  );
}

interface Act {
  readonly word: string;
  readonly keys: readonly string[];
  /** Painted when this is there; the next paint when empty. */
  readonly wanted?: string;
  /** Brings the page back after each key. */
  after?(page: Page): Promise<void>;
}

const letters = (text: string): string[] => text.split('');

const closeDialog = async (page: Page) => {
  await page.keyboard.press('Escape');
  await page.locator('[role=dialog]').waitFor({ state: 'detached' });
};

const ACTS: readonly Act[] = [
  { word: 'list: J and K', keys: letters('jjjjjjjjjjkkkkkkkkkkjjjjjjjjjjkkkkkkkkkk') },
  {
    word: 'palette open',
    keys: Array.from({ length: 10 }, () => 'Control+k'),
    wanted: '[role=dialog] input',
    after: closeDialog,
  },
  {
    word: 'key help open',
    keys: Array.from({ length: 10 }, () => '?'),
    wanted: '[role=dialog] h3',
    after: closeDialog,
  },
  {
    word: 'open record',
    keys: Array.from({ length: 10 }, () => 'Enter'),
    wanted: '.po-steps',
    after: async (page) => {
      await page.goBack();
      await page.getByRole('grid').first().waitFor();
      await page.waitForTimeout(300);
    },
  },
];

async function interactions(browser: Browser): Promise<void> {
  const { context, page } = await cold(browser, true);
  await page.addInitScript(watchKeys);
  await page.goto('/sales/orders');
  await page.locator('.po-row').nth(10).waitFor();
  for (const act of ACTS) {
    await press(page, act, act.keys.slice(0, 2));
    row(act.word, await press(page, act, act.keys));
  }
  await page.keyboard.press('Control+k');
  await page.locator('[role=dialog] input').first().waitFor();
  row('palette: a letter', await press(page, { word: '', keys: [] }, letters('pesanan baru')));
  await context.close();
}

async function press(page: Page, act: Act, keys: readonly string[]): Promise<number[]> {
  const took: number[] = [];
  for (const key of keys) {
    await page.evaluate((wanted) => {
      Object.assign(window, { tookOfKeys: [], wantedOfKeys: wanted });
    }, act.wanted ?? '');
    await page.keyboard.press(key);
    await page.waitForFunction(
      () => (window as unknown as { tookOfKeys: number[] }).tookOfKeys.length > 0,
    );
    took.push(
      await page.evaluate(() => (window as unknown as { tookOfKeys: number[] }).tookOfKeys[0] ?? 0),
    );
    await act.after?.(page);
    await page.waitForTimeout(60);
  }
  return took;
}

/** What the browser alone needs, on the same slowed machine. */
async function floor(browser: Browser): Promise<void> {
  const { context, page } = await cold(browser, false);
  await page.setContent(EMPTY_PAGE);
  await page.evaluate(watchKeys);
  const loops = [];
  for (let run = 0; run < 5; run += 1) loops.push(await page.evaluate(referenceLoop));
  say(`Reference loop of 20 million steps: ${at(loops, 0.5).toFixed(0)} ms`);
  const took = await press(page, { word: '', keys: [] }, letters('aaaaaaaaaaaaaaaaaaaa'));
  say('\n| key → painted | p50 | p95 | max | n |\n|---|---|---|---|---|');
  row('an empty page (the floor)', took);
  await context.close();
}

function row(word: string, took: readonly number[]): void {
  const figure = (value: number) => `${value.toFixed(0)} ms`;
  say(
    `| ${word} | ${figure(at(took, 0.5))} | ${figure(at(took, 0.95))} | ` +
      `${figure(Math.max(...took))} | ${took.length} |`,
  );
}

const at = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
};

/** The entry, what it imports at once, and the words of one language, as gzip sends them. */
function bundle(): void {
  const manifest = JSON.parse(readFileSync(`${DIST}.vite/manifest.json`, 'utf8')) as Record<
    string,
    { file: string; isEntry?: boolean; imports?: string[] }
  >;
  const files = new Set<string>();
  const take = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const one of chunk.imports ?? []) take(one);
  };
  for (const [name, chunk] of Object.entries(manifest)) if (chunk.isEntry) take(name);
  const size = (file: string) => gzipSync(readFileSync(DIST + file), { level: 9 }).length / 1024;
  const entry = [...files]
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + size(file), 0);
  const words = Object.values(manifest).find(({ file }) => /words\.id.*\.js$/.test(file))?.file;
  say(
    `Initial JavaScript (gzip): ${entry.toFixed(1)} KiB in ${files.size} files` +
      (words ? `, and the words of one language ${size(words).toFixed(1)} KiB` : ''),
  );
}

const browser = await chromium.launch({
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--no-first-run'],
});
say(
  `Chromium ${browser.version()}, CPU slowed ${SLOW_DOWN} times, ${cpus().length} cores with a load of ` +
    `${(loadavg()[0] ?? 0).toFixed(1)}, ${RUNS} runs, ${address}`,
);
bundle();
say(
  '\n| cold cache | first paint | usable | layout shift (max) | JavaScript on the wire |\n|---|---|---|---|---|',
);
await loading(browser, '/', 'input[name=login], .po-login input');
await loading(browser, '/sales/orders', '.po-row:nth-child(5)');
say('');
await floor(browser);
await interactions(browser);
await browser.close();
