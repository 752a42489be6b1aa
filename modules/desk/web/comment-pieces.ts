export interface Piece {
  readonly kind: 'text' | 'link' | 'mention';
  readonly text: string;
  /** Where it begins. */
  readonly at: number;
}

/**
 * Plain text cut where it is a link or the name of someone mentioned. Only http and https become
 * links; a full stop or bracket after an address is not part of it.
 */
export function pieces(body: string, names: readonly string[]): Piece[] {
  const people = names
    .toSorted((a, b) => b.length - a.length)
    .map((name) => `@${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
  const wanted = new RegExp(
    [...people, 'https?://[^\\s<>"]*[^\\s<>".,;:!?)\\]}\']'].map((one) => `(?:${one})`).join('|'),
    'g',
  );
  const found: Piece[] = [];
  let at = 0;
  for (const match of body.matchAll(wanted)) {
    if (match.index > at) found.push({ kind: 'text', text: body.slice(at, match.index), at });
    const kind = match[0].startsWith('@') ? 'mention' : 'link';
    found.push({ kind, text: match[0], at: match.index });
    at = match.index + match[0].length;
  }
  if (at < body.length) found.push({ kind: 'text', text: body.slice(at), at });
  return found;
}

/** What is being typed after the last @ before the caret, or null. */
export function mentionAt(text: string, caret: number): string | null {
  const [, typed] = /(?:^|[\s(])@([^@\n]{0,30})$/.exec(text.slice(0, caret)) ?? [];
  return typed === undefined || /\s\S+\s/.test(typed) ? null : typed;
}
