const PLAIN = 'application/octet-stream';

/** First bytes of what people attach; the name is never asked. */
const SIGNATURES: readonly (readonly [mediaType: string, at: number, bytes: string])[] = [
  ['image/png', 0, '89504e470d0a1a0a'],
  ['image/jpeg', 0, 'ffd8ff'],
  ['image/gif', 0, '47494638'],
  ['application/pdf', 0, '255044462d'],
  ['application/zip', 0, '504b0304'],
];

/** What may be shown in place; everything else is only given as a file: HTML and SVG can act. */
const VIEWABLE = new Set([
  'image/png',
  'image/jpeg',
  'image/gif',
  'image/webp',
  'application/pdf',
  'text/plain',
]);
export const isViewable = (mediaType: string): boolean => VIEWABLE.has(mediaType);

/** Office files are zip archives; which one says the name of a part near the beginning. */
const OFFICE: readonly (readonly [part: string, mediaType: string])[] = [
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
];

/** The type of some bytes by what they are. Text that looks like markup is not shown as text. */
export function mediaTypeOf(bytes: Buffer): string {
  const head = bytes.subarray(0, 16).toString('hex');
  const known = SIGNATURES.find(([, at, start]) => head.startsWith(start, at * 2));
  if (known?.[0] === 'application/zip') return officeType(bytes);
  if (known) return known[0];
  if (head.startsWith('52494646') && bytes.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp';
  return isText(bytes) ? 'text/plain' : PLAIN;
}

function officeType(bytes: Buffer): string {
  const names = bytes.toString('latin1', 0, 8_192) + bytes.toString('latin1', bytes.length - 8_192);
  return OFFICE.find(([part]) => names.includes(part))?.[1] ?? 'application/zip';
}

function isText(bytes: Buffer): boolean {
  const start = bytes.subarray(0, 4_096);
  if (start.includes(0)) return false;
  const text = start.toString('utf8');
  return (
    !text.slice(0, -1).includes('\uFFFD') && !/<\s*(!doctype|html|svg|script|\?xml)/i.test(text)
  );
}
