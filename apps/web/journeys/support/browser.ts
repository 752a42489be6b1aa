import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
/** A page that opens no connection of its own and draws without a graphics card. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let running: Promise<Browser> | undefined;

/**
 * The browser of this test file, started at first use: the machine's Chromium, or the one of the
 * npm package.
 */
export function theBrowser(): Promise<Browser> {
  running ??= launch();
  return running;
}

export async function closeBrowser(): Promise<void> {
  await (await running)?.close();
  running = undefined;
}

async function launch(): Promise<Browser> {
  const browser = await chromium.launch({ executablePath: await executable(), args: FLAGS });
  process.stdout.write(`Chromium ${browser.version()}\n`);
  return browser;
}

async function executable(): Promise<string> {
  const found = PLACES.find((place) => existsSync(place));
  if (found) return found;
  // Optional: not installed where the machine has a Chromium of its own.
  const name = '@sparticuz/chromium';
  const { default: packed } = (await import(name)) as {
    default: { executablePath(): Promise<string> };
  };
  return packed.executablePath();
}
