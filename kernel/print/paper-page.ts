import { readFileSync } from 'node:fs';
import { cssText, html, type Markup } from './html.ts';
import type { Desk, PaperFacts } from './paper.ts';
import { markOf } from './sheet.ts';

/** One document, drawn, and what the edge of its pages says. */
export interface DrawnPaper {
  readonly desk: Desk;
  readonly facts: PaperFacts;
  readonly body: Markup;
}

export interface PageOptions {
  /** What the window and the PDF are called. */
  readonly title: string;
  /** Printed without being recorded it says so on every sheet. */
  readonly isPreview: boolean;
}

const CSS = readFileSync(new URL('./paper.css', import.meta.url), 'utf8');
const FONT = readFileSync(new URL('../../ui/fonts/inter-latin.woff2', import.meta.url));
const FONT_FACE = `@font-face { font-family: 'Inter'; font-weight: 100 900;
  src: url(data:font/woff2;base64,${FONT.toString('base64')}) format('woff2'); }`;

/** Nothing is loaded and nothing runs; what a page needs is in it. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'";

/** One or many documents as one HTML page: what is looked at, what is printed, what becomes PDF. */
export function paperPage(
  papers: readonly DrawnPaper[],
  { title, isPreview }: PageOptions,
): string {
  const main = papers[0]?.desk.main ?? 'id';
  const edges = papers.map((one, index) => edgeOf(one, index, papers.length === 1)).join('\n');
  const style = { markup: `<style>${FONT_FACE}\n${CSS}\n${edges}</style>` };
  return html`<!doctype html>
    <html lang="${main}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content="${POLICY}" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        ${style}
      </head>
      <body class="${isPreview ? 'preview' : ''}">
        ${papers.map(
          ({ desk, body }, index) =>
            html`<article class="sheet p${index}" lang="${desk.main}">
              ${body} ${isPreview && unrecorded(desk)}
              <footer class="edge">
                <span>${edgeLeft(desk)}</span><span>${desk.copy.hash && hashText(desk)}</span>
              </footer>
            </article> `,
        )}
      </body>
    </html> `.markup;
}

/**
 * The edge of each page of one document. The page counter of the browser runs over all documents,
 * so each counts its own; only one alone can say of how many.
 */
function edgeOf({ desk, facts }: DrawnPaper, index: number, isAlone: boolean): string {
  const mark = markOf(desk);
  const counted = `counter(p${index})${isAlone ? ' " / " counter(pages)' : ''}`;
  const hash = desk.copy.hash ? `  ·  ${hashText(desk)}` : '';
  const number = facts.number ? `${facts.number}  ·  ` : '';
  return `@page p${index} {
  counter-increment: p${index};
  @top-right { content: ${cssText(mark)}; font-weight: 700; letter-spacing: 0.08em; }
  @bottom-left { content: ${cssText(`${number}${edgeLeft(desk)}${hash}`)}; }
  @bottom-right { content: ${cssText(`${desk.say('kernel.print.page')} `)} ${counted}; }
}
.p${index} { page: p${index}; }`;
}

const unrecorded = (desk: Desk): Markup =>
  html`<div class="unrecorded" aria-hidden="true">${desk.say('kernel.print.mark.preview')}</div>`;

function edgeLeft({ copy, figures, say, timeZone }: Desk): string {
  const at = figures.moment(copy.printedAt, timeZone);
  if (copy.no === null) return say('kernel.print.previewed', { name: copy.printedBy, at });
  return say('kernel.print.printed', { name: copy.printedBy, at, n: copy.no });
}

/** The first 64 bits of the seal, as a person can read them out. */
const hashText = ({ copy }: Desk): string =>
  (copy.hash.slice(0, 16).toUpperCase().match(/.{4}/g) ?? []).join(' ');
