import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';

/**
 * Holds a drawn page against the file that somebody has read and agreed to. Nothing here writes
 * that file: what was drawn is left in the folder of temporary files, to be looked at (whole-…) and
 * copied.
 */
export function expectGolden(golden: URL, page: string): void {
  const path = fileURLToPath(golden);
  const drawn = normalised(page);
  const folder = join(tmpdir(), 'poros-goldens');
  const actual = join(folder, basename(path));
  const agreed = readOr(path, '');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `whole-${basename(path)}`), page);
  if (agreed !== drawn) writeFileSync(actual, drawn);
  expect(drawn.split('\n'), `look at ${actual}; if it is right, copy it to ${path}`).toEqual(
    agreed.split('\n'),
  );
}

const BLOCK = new RegExp(
  ' ?(</?(?:article|header|footer|section|div|dl|dt|table|thead|tbody|tr|th|td|colgroup|col' +
    '|h1|h2|figure|svg|body)\\b)',
  'g',
);

/** The body with one element a line: styles and the typeface are the same for every paper. */
function normalised(page: string): string {
  const body = page.slice(page.indexOf('<body'), page.indexOf('</html>'));
  return `${body
    .replace(/<path d="[^"]*"/g, '<path d="…"')
    .replace(/\s+/g, ' ')
    .replace(BLOCK, '\n$1')
    .replace(/\n(<\/(?:dt|th|td|h1|h2|col)>)/g, '$1')
    .replace(/\n+/g, '\n')
    .trim()}\n`;
}

function readOr(path: string, otherwise: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return otherwise;
  }
}
