/** HTML that is safe to put into other HTML. Made by `html` only. */
export interface Markup {
  readonly markup: string;
}
export type Piece = Markup | string | number | null | undefined | false | readonly Piece[];

/** HTML from a template; everything put in is escaped unless `html` made it. */
export function html(texts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  let markup = texts[0] ?? '';
  for (const [index, piece] of pieces.entries()) markup += textOf(piece) + (texts[index + 1] ?? '');
  return { markup };
}

export const NOTHING: Markup = { markup: '' };

/** Lines of a text under each other. */
export const lines = (text: string): Markup => ({
  markup: text.split(/\r?\n/).map(escaped).join('<br>'),
});

export const isEmpty = (piece: Piece): boolean => textOf(piece) === '';

function textOf(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return '';
  if (typeof piece === 'string') return escaped(piece);
  if (typeof piece === 'number') return String(piece);
  return isMarkup(piece) ? piece.markup : piece.map(textOf).join('');
}

const isMarkup = (piece: Markup | readonly Piece[]): piece is Markup => 'markup' in piece;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => ESCAPES[one] ?? '');

/**
 * A text as a CSS string: whatever could end it, or the style element around it, is written as its
 * code point.
 */
export const cssText = (text: string): string =>
  `"${text.replace(UNSAFE, (one) => `\\${(one.codePointAt(0) ?? 32).toString(16)} `)}"`;

const UNSAFE = /[^\w .,:;/()\u00a0-\u024f\u2010-\u2027-]/g;
