import { html, isEmpty, lines, NOTHING, type Markup, type Piece } from './html.ts';
import type { Desk } from './paper.ts';
import { qrCode } from './qr.ts';

/** Someone a paper is for, or goes to. */
export interface Addressee {
  readonly head: Markup;
  readonly name: string;
  readonly address?: string;
  /** 'NPWP 0123…' and what else names him. */
  readonly details?: readonly Piece[];
}

export interface SheetParts {
  readonly title: Markup;
  readonly number: string;
  readonly addressees?: readonly Addressee[];
  /** Label and value: date, due date, reference. Those without a value are left out. */
  readonly facts: readonly (readonly [Markup, Piece])[];
  readonly body: Piece;
}

/** One document on paper: letterhead, title, whom it is for, its facts, and what it says. */
export function sheet(desk: Desk, parts: SheetParts): Markup {
  const { letterhead, copy } = desk;
  return html`<header class="letterhead">
      ${letterhead.logo && html`<img class="logo" src="${letterhead.logo}" alt="" />`}
      <div class="company">
        <strong>${letterhead.name}</strong>
        ${letterhead.address && html`<div>${lines(letterhead.address)}</div>`}
        ${letterhead.taxId && html`<div>${desk.say('kernel.print.tax_number')} ${letterhead.taxId}</div>`}
        ${letterhead.contact && html`<div>${letterhead.contact}</div>`}
      </div>
      <div class="title">
        <h1>${parts.title}</h1>
        <div class="number">${parts.number}</div>
        ${markOf(desk) && html`<div class="mark">${markOf(desk)}</div>`}
      </div>
      ${verification(desk, copy.link)}
    </header>
    <div class="about">
      ${(parts.addressees ?? []).map(addressee)}
      <dl class="facts">
        ${parts.facts
          .filter(([, value]) => !isEmpty(value))
          .map(
            ([label, value]) =>
              html`<div>
                <dt>${label}</dt>
                <dd>${value}</dd>
              </div>`,
          )}
      </dl>
    </div>
    ${parts.body}
    ${markOf(desk) && html`<div class="watermark" aria-hidden="true">${markOf(desk)}</div>`}`;
}

/** DRAF, DIBATALKAN or SALINAN 2; empty for an original. */
export function markOf(desk: Desk): string {
  if (desk.stage !== 'final') return desk.say(`kernel.print.mark.${desk.stage}`);
  const { no } = desk.copy;
  return no !== null && no > 1 ? desk.say('kernel.print.mark.copy', { n: no - 1 }) : '';
}

function verification(desk: Desk, link: string | null): Markup {
  return link
    ? html`<figure class="verify">
        ${qrCode(link)}
        <figcaption>${desk.say('kernel.print.verify')}</figcaption>
      </figure>`
    : html`<figure class="verify blank">
        <span>QR</span>
        <figcaption>${desk.say('kernel.print.verify')}</figcaption>
      </figure>`;
}

const addressee = ({ head, name, address = '', details = [] }: Addressee): Markup =>
  html`<section class="addressee">
    <h2>${head}</h2>
    <strong>${name}</strong>
    ${address && html`<div>${lines(address)}</div>`}
    ${details.filter((one) => !isEmpty(one)).map((one) => html`<div>${one}</div>`)}
  </section>`;

export interface PaperColumn<Row> {
  readonly head: Markup;
  /** Figures stand right, in columns; a `wide` one takes what is left. */
  readonly kind: 'no' | 'wide' | 'text' | 'figure';
  readonly width?: string;
  cell(row: Row, index: number): Piece;
}

export interface TableEnd {
  /** Rows of sums under the lines. */
  readonly foot?: Piece;
  /** What `closing` made: it leaves the page only together with the last two rows. */
  readonly end?: Piece;
}

/** Lines of a document; the head is repeated on every page and no row is cut in two. */
export function linesTable<Row>(
  columns: readonly PaperColumn<Row>[],
  rows: readonly Row[],
  { foot, end }: TableEnd = {},
): Markup {
  const drawn = rows.map(
    (row, index) =>
      html`<tr>
        ${columns.map(({ cell, kind }) => html`<td class="${kind}">${cell(row, index)}</td>`)}
      </tr>`,
  );
  const kept = Math.max(0, drawn.length - ROWS_KEPT);
  return html`<table class="lines">
    <colgroup>
      ${columns.map(({ width, kind }) => html`<col style="width: ${width ?? (kind === 'no' ? '8mm' : 'auto')}" />`)}
    </colgroup>
    <thead>
      <tr>
        ${columns.map(({ head, kind }) => html`<th class="${kind}" scope="col">${head}</th>`)}
      </tr>
    </thead>
    ${
      kept > 0 &&
      html`<tbody>
        ${drawn.slice(0, kept)}
      </tbody>`
    }
    <tbody class="last">
      ${drawn.slice(kept)}${foot}
      ${
        end &&
        html`<tr class="end">
          <td colspan="${columns.length}">${end}</td>
        </tr>`
      }
    </tbody>
  </table>`;
}

/** Rows that the sums take along, so that none stands alone on a page. */
const ROWS_KEPT = 2;

/** A name with its code before it, as lines show an item. */
export const named = (code: string, name: string): Markup =>
  code ? html`<span class="code">${code}</span> ${name}` : html`${name}`;

export interface TotalRow {
  readonly label: Markup;
  readonly value: string;
  readonly isGrand?: boolean;
}

/** What stays together under the lines: words and bank at the left, sums at the right. */
export function closing(left: Piece, totals: readonly (TotalRow | false)[], below?: Piece): Markup {
  return html`<div class="closing">
    <div class="sums">
      <div class="left">${left}</div>
      ${totals.length > 0 && totalsTable(totals)}
    </div>
    ${below}
  </div>`;
}

const totalsTable = (totals: readonly (TotalRow | false)[]): Markup =>
  html`<table class="totals">
    <tbody>
      ${totals.map(
        (row) =>
          row &&
          html`<tr class="${row.isGrand ? 'grand' : ''}">
            <th scope="row">${row.label}</th>
            <td>${row.value}</td>
          </tr> `,
      )}
    </tbody>
  </table>`;

/** A small block with a heading, left out when it has nothing to say. */
export const note = (head: Markup, body: Piece): Markup =>
  isEmpty(body)
    ? NOTHING
    : html`<section class="note">
        <h2>${head}</h2>
        <div>${body}</div>
      </section>`;

/** A remark as it was written, line by line. */
export const remark = (head: Markup, text: string): Markup =>
  text.trim() === '' ? NOTHING : note(head, lines(text));

/** *Terbilang*: the amount in words, so that no figure can be changed afterwards. */
export const inWords = (desk: Desk, amount: string, currency: string): Markup =>
  html`<section class="note words">
    <h2>${desk.word('kernel.print.in_words')}</h2>
    <div>${desk.inWords(amount, currency)}</div>
  </section>`;

export const bankAccounts = (desk: Desk): Markup =>
  desk.letterhead.bankAccounts.length === 0
    ? NOTHING
    : note(
        desk.word('kernel.print.pay_to'),
        desk.letterhead.bankAccounts.map(
          ({ bank, number, holder }) =>
            html`<div class="bank">
              <strong>${bank} ${number}</strong>
              ${holder && html`<span>${desk.say('kernel.print.holder', { holder })}</span>`}
            </div>`,
        ),
      );

/** Boxes to sign in; `stamp` leaves room for a duty stamp in the last. */
export function signatures(
  desk: Desk,
  boxes: readonly { readonly head: Markup; readonly name?: string }[],
  options: { readonly hasStamp?: boolean } = {},
): Markup {
  const stamp = html`<i class="stamp">${desk.say('kernel.print.stamp')}</i>`;
  return html`<div class="signatures">
    ${boxes.map(
      ({ head, name = '' }, index) =>
        html`<div class="sign">
          <span>${head}</span>
          ${options.hasStamp && index === boxes.length - 1 && stamp}
          <b>${name}</b>
        </div> `,
    )}
  </div>`;
}
