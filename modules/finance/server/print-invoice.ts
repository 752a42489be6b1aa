import {
  askWithin,
  bankAccounts,
  closing,
  inWords,
  linesTable,
  named,
  paper,
  refuse,
  sheet,
  signatures,
  sql,
  type Desk,
  type PaperColumn,
} from '@poros/kernel';
import { money } from '@poros/kernel/shared';
import { printParty, type PrintParty } from '@poros/party';
import type { Invoice } from '../shared/invoice.ts';
import { getInvoice } from './get-invoice.ts';
import { totalRows, type PrintTax } from './print-totals.ts';

export interface InvoicePaper {
  readonly invoice: Invoice;
  readonly party: PrintParty;
  /** Code of the item of each line, by the line's id. */
  readonly codes: Readonly<Record<string, string>>;
  /** The one tax rule of all lines, where there is but one. */
  readonly tax?: PrintTax | undefined;
}
type Line = Invoice['lines'][number];

export const printInvoice = paper<InvoicePaper>({
  name: 'finance.invoice',
  entity: 'finance.invoice',
  word: 'finance.paper.invoice',
  permission: 'finance.invoice.read',

  async read(ctx, { recordId }) {
    const invoice = await askWithin(ctx, getInvoice, { invoiceId: recordId });
    const [[party], items, taxes] = await ctx.readAll<
      [PrintParty[], { id: string; code: string }[], PrintTax[]]
    >(
      printParty(ctx, invoice.customerId),
      sql`select l.id, i.code from finance.invoice_line l
        join catalog.v_item i on i.tenant_id = l.tenant_id and i.id = l.item_id
        where l.tenant_id = ${ctx.tenantId} and l.invoice_id = ${recordId}`,
      sql`select distinct tax_rate_bp as "rateBp", tax_base_numerator as numerator,
          tax_base_denominator as denominator
        from finance.invoice_line where tenant_id = ${ctx.tenantId} and invoice_id = ${recordId}`,
    );
    return {
      invoice,
      party: party ?? refuse('finance.invoice_not_found'),
      codes: Object.fromEntries(items.map(({ id, code }) => [id, code])),
      tax: taxes.length === 1 ? taxes[0] : undefined,
    };
  },

  facts: ({ invoice, party }) => ({
    number: invoice.number,
    on: invoice.issuedOn,
    party: invoice.customerName,
    total: invoice.total,
    currency: invoice.currency,
    stage: invoice.status === 'credited' ? 'cancelled' : 'final',
    state: `finance.status.${invoice.status}`,
    language: party.language,
    branchId: invoice.branchId,
    sealed: [
      invoice.dueOn,
      invoice.net,
      invoice.tax,
      invoice.lines.map((one) => [one.description, one.quantity, one.unitPrice, one.net]),
    ],
  }),

  draw(data, desk) {
    const { invoice } = data;
    const { currency } = invoice;
    return sheet(desk, {
      title: desk.word('finance.paper.invoice'),
      number: invoice.number,
      addressees: [billedTo(data, desk)],
      facts: [
        [desk.word('finance.paper.issued_on'), desk.figures.date(invoice.issuedOn)],
        [desk.word('finance.paper.due_on'), desk.figures.date(invoice.dueOn)],
        [desk.word('finance.paper.reference'), invoice.reference],
        [desk.word('finance.paper.currency'), currency],
      ],
      body: linesTable(columnsOf(data, desk), invoice.lines, {
        end: closing(
          [
            inWords(desk, invoice.total, currency),
            bankAccounts(desk),
            invoice.lines.some((line) => line.isTaxIncluded) &&
              desk.word('finance.paper.tax_included'),
          ],
          [...totalRows(desk, invoice, data.tax), ...settledRows(invoice, desk)],
          signatures(
            desk,
            [
              { head: desk.word('finance.paper.received_by'), name: '' },
              { head: desk.word('finance.paper.approved_by'), name: desk.letterhead.name },
            ],
            { hasStamp: bearsStamp(desk, invoice.total, currency) },
          ),
        ),
      }),
    });
  },
});

/** The duty is one of Indonesian law, on what is paid in rupiah. */
export const bearsStamp = (desk: Desk, total: string, currency: string): boolean =>
  currency === 'IDR' && desk.stampDutyAbove !== null && money(total) > money(desk.stampDutyAbove);

/** Name, address and tax number as they were on the day. */
function billedTo({ invoice, party }: InvoicePaper, desk: Desk) {
  const { nationalId } = party;
  return {
    head: desk.word('finance.paper.billed_to'),
    name: invoice.customerName,
    address: invoice.customerAddress,
    details: [
      invoice.customerTaxId && `${desk.say('kernel.print.tax_number')} ${invoice.customerTaxId}`,
      !invoice.customerTaxId &&
        nationalId &&
        `${desk.say('kernel.print.national_id')} ${nationalId}`,
    ],
  };
}

function columnsOf({ invoice, codes }: InvoicePaper, desk: Desk): PaperColumn<Line>[] {
  const { figures, word } = desk;
  const { currency } = invoice;
  const price = figures.column(
    invoice.lines.map((line) => line.unitPrice),
    currency,
  );
  const amount = figures.column(
    invoice.lines.map((line) => line.net),
    currency,
  );
  const hasDiscount = invoice.lines.some((line) => Number(line.discountPercent) !== 0);
  return [
    { head: word('finance.paper.no'), kind: 'no', cell: (_line, index) => index + 1 },
    {
      head: word('finance.paper.item'),
      kind: 'wide',
      cell: (line) => named(codes[line.id] ?? '', line.description),
    },
    {
      head: word('finance.paper.quantity'),
      kind: 'figure',
      width: '17mm',
      cell: (line) => figures.quantity(line.quantity),
    },
    {
      head: word('finance.paper.unit'),
      kind: 'text',
      width: '14mm',
      cell: (line) => line.unitCode,
    },
    {
      head: word('finance.paper.price'),
      kind: 'figure',
      width: '27mm',
      cell: (line) => price(line.unitPrice),
    },
    ...(hasDiscount
      ? [
          {
            head: word('finance.paper.discount_short'),
            kind: 'figure' as const,
            width: '15mm',
            cell: (line: Line) =>
              Number(line.discountPercent) === 0 ? '' : figures.percent(line.discountPercent),
          },
        ]
      : []),
    {
      head: word('finance.paper.amount'),
      kind: 'figure',
      width: '31mm',
      cell: (line) => amount(line.net),
    },
  ];
}

/** What has been paid and what is still open; nothing on an invoice that nobody paid yet. */
function settledRows({ paid, credited, openAmount, currency }: Invoice, { figures, word }: Desk) {
  const amount = (value: string) => figures.amount(value, currency);
  if (money(paid) === 0n && money(credited) === 0n) return [];
  return [
    money(paid) !== 0n && { label: word('finance.paper.paid'), value: amount(`-${paid}`) },
    money(credited) !== 0n && {
      label: word('finance.paper.credited'),
      value: amount(`-${credited}`),
    },
    { label: word('finance.paper.due'), value: figures.money(openAmount, currency), isGrand: true },
  ];
}
