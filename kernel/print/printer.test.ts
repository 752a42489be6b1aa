import { createServer } from 'node:http';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { readPdf } from '@poros/testing/read-pdf';
import { findBrowser, placesOn } from './browser.ts';
import { PrinterError, printer } from './printer.ts';

const page = (body: string) => `<!doctype html><meta charset="utf-8"><style>
@page { size: A4; margin: 12mm; @bottom-right { content: counter(page) " / " counter(pages); } }
div + div { break-before: page; }</style>${body}`;

/** A browser that never ends, and one that ends without a PDF. */
const asleep = { path: process.execPath, args: ['-e', 'setTimeout(() => {}, 60_000)', '--'] };
const lazy = { path: process.execPath, args: ['-e', '0', '--'] };

const reasonOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'printed',
    (error: unknown) => (error instanceof PrinterError ? error.reason : String(error)),
  );

test('HTML becomes an A4 PDF with its pages counted in the margin', async () => {
  const pdf = await readPdf(await printer().pdf(page('<div>satu</div><div>dua</div>')));
  expect(pdf.pages).toBe(2);
  expect(pdf.size).toEqual([210, 297]);
  expect(pdf.texts[1]).toContain('dua');
  expect(pdf.texts[1]).toContain('2 / 2');
});

test('a page reaches nobody: neither by address nor by name, neither picture nor style', async () => {
  let asked = 0;
  const server = createServer((_request, response) => {
    asked += 1;
    response.end();
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as { port: number };
  const body = ['127.0.0.1', 'localhost']
    .map(
      (host) =>
        `<img src="http://${host}:${port}/a.png"><link rel="stylesheet" href="http://${host}:${port}/b.css">`,
    )
    .join('');
  try {
    expect((await readPdf(await printer().pdf(page(`${body}<p>tetap tercetak</p>`)))).pages).toBe(
      1,
    );
    expect(asked).toBe(0);
    // The control: the server does hear whoever may ask.
    await fetch(`http://127.0.0.1:${port}/`);
    expect(asked).toBe(1);
  } finally {
    server.close();
  }
});

test('a browser that hangs is killed, one that prints nothing is told, none is said in words', async () => {
  const hanging = printer({ find: () => Promise.resolve(asleep), limitMs: 300 });
  expect(await reasonOf(hanging.pdf(page('')))).toBe('failed');
  expect(await reasonOf(printer({ find: () => Promise.resolve(lazy) }).pdf(page('')))).toBe(
    'failed',
  );
  const none = printer({ find: () => Promise.resolve(undefined) });
  expect(await reasonOf(none.pdf(page('')))).toBe('no_browser');
});

test('so many print at once, so many wait, the next one is sent away', async () => {
  const { pdf } = printer({
    find: () => Promise.resolve(asleep),
    limitMs: 500,
    atOnce: 2,
    waiting: 1,
  });
  const reasons = await Promise.all([1, 2, 3, 4].map(() => reasonOf(pdf(page('')))));
  expect(reasons).toEqual(['failed', 'failed', 'failed', 'busy']);
});

test('nothing is left behind in the folder of temporary files', async () => {
  const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('poros-print-'));
  const before = new Set(folders());
  await reasonOf(printer({ find: () => Promise.resolve(lazy) }).pdf(page('')));
  expect(folders().filter((name) => !before.has(name))).toEqual([]);
});

test('the browser is looked for where each system keeps it, or where POROS_BROWSER says', async () => {
  expect(placesOn({ platform: 'linux', env: { PATH: '/a:/b' } })[0]).toBe('/a/chromium');
  expect(placesOn({ platform: 'darwin', env: {} })[0]).toContain('Google Chrome.app');
  expect(placesOn({ platform: 'win32', env: { PROGRAMFILES: 'C:/P' } }).join()).toContain('msedge');
  expect(placesOn({ platform: 'linux', env: { POROS_BROWSER: '/x/chrome' } })).toEqual([
    '/x/chrome',
  ]);
  const named = { platform: 'linux', env: { POROS_BROWSER: process.execPath } };
  expect(await findBrowser(named)).toEqual({ path: process.execPath, args: [] });
});
