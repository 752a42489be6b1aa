import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findBrowser, type Browser } from './browser.ts';

/** Prints HTML to PDF with the browser of this machine. */
export interface Printer {
  /** Which browser prints; undefined where none is installed. */
  browser(): Promise<Browser | undefined>;
  /** Rejects with a `PrinterError` when it cannot. */
  pdf(page: string): Promise<Buffer>;
}

export interface PrinterOptions {
  /** Finds the browser; asked again as long as there is none. */
  readonly find?: () => Promise<Browser | undefined>;
  readonly atOnce?: number;
  readonly waiting?: number;
  readonly limitMs?: number;
}

export class PrinterError extends Error {
  readonly reason: 'no_browser' | 'busy' | 'failed';
  constructor(reason: PrinterError['reason'], message: string) {
    super(message);
    this.name = 'PrinterError';
    this.reason = reason;
  }
}

/** At most two browsers run at once and twenty papers wait; a browser that hangs is killed. */
export function printer(options: PrinterOptions = {}): Printer {
  const { atOnce = 2, waiting = 20, limitMs = 60_000 } = options;
  const find = options.find ?? (() => findBrowser(process));
  let found: Promise<Browser | undefined> | undefined;
  let running = 0;
  const queue: (() => void)[] = [];

  async function browser(): Promise<Browser | undefined> {
    found ??= find();
    const one = await found;
    if (!one) found = undefined;
    return one;
  }

  return {
    browser,
    async pdf(page) {
      const one = await browser();
      if (!one) throw new PrinterError('no_browser', 'no browser is installed on this machine');
      if (running >= atOnce) {
        if (queue.length >= waiting) throw new PrinterError('busy', 'too many papers are waiting');
        await new Promise<void>((resolve) => queue.push(resolve));
      } else running += 1;
      try {
        return await printWith(one, page, limitMs);
      } finally {
        const next = queue.shift();
        if (next) next();
        else running -= 1;
      }
    },
  };
}

/**
 * One run of the browser with a profile of its own, thrown away afterwards. The page may ask
 * nothing of the network: no name is resolved, and what has an address goes to a proxy that is not
 * there. (The page's own policy forbids both it and scripts once more.)
 */
async function printWith(browser: Browser, page: string, limitMs: number): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'poros-print-'));
  try {
    const source = join(folder, 'page.html');
    const target = join(folder, 'page.pdf');
    await writeFile(source, page, { mode: 0o600 });
    await run(
      browser.path,
      [...browser.args, ...argsFor(folder), `--print-to-pdf=${target}`, pathToFileURL(source).href],
      limitMs,
    );
    return await readFile(target).catch(() => {
      throw new PrinterError('failed', 'the browser wrote no PDF');
    });
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function argsFor(folder: string): string[] {
  return [
    '--headless',
    '--disable-gpu',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-dev-shm-usage',
    '--hide-scrollbars',
    '--host-resolver-rules=MAP * ~NOTFOUND',
    '--proxy-server=127.0.0.1:9',
    '--proxy-bypass-list=<-loopback>',
    '--no-pdf-header-footer',
    `--user-data-dir=${join(folder, 'profile')}`,
    // As root, in containers, Chromium cannot make its own cage.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

async function run(path: string, args: readonly string[], limitMs: number): Promise<void> {
  const child = spawn(path, args, { stdio: ['ignore', 'ignore', 'pipe'], windowsHide: true });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString()).slice(-2_000);
  });
  const clock = setTimeout(() => child.kill('SIGKILL'), limitMs);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', (error) => {
      reject(new PrinterError('failed', error.message));
    });
    child.once('close', resolve);
  }).finally(() => {
    clearTimeout(clock);
  });
  if (code !== 0)
    throw new PrinterError('failed', `the browser ended with ${code ?? 'a kill'}: ${said}`);
}
