import {
  askWithin,
  closing,
  inWords,
  linesTable,
  note,
  paper,
  refuse,
  remark,
  sheet,
  signatures,
  sql,
  type Desk,
  type PaperColumn,
} from '@poros/kernel';
import { addressedTo, printParty, type PrintParty } from '@poros/party';
import type { CreditNote } from '../shared/invoice.ts';
import { getCreditNote } from './get-credit-note.ts';
import { totalRows, type PrintTax } from './print-totals.ts';

export interface CreditNotePaper {
  readonly creditNote: CreditNote;
  readonly party: PrintParty;
  readonly tax?: PrintTax | undefined;
}
type Line = CreditNote['lines'][number];

export const printCreditNote = paper<CreditNotePaper>({
  name: 'finance.credit_note',
  entity: 'finance.credit_note',
  word: 'finance.paper.credit_note',
  permission: 'finance.invoice.read',

  async read(ctx, { recordId }) {
    const creditNote = await askWithin(ctx, getCreditNote, { creditNoteId: recordId });
    const [[party], taxes] = await ctx.readAll<[PrintParty[], PrintTax[]]>(
      printParty(ctx, creditNote.customerId),
      sql`select distinct l.tax_rate_bp as "rateBp", l.tax_base_numerator as numerator,
          l.tax_base_denominator as denominator
        from finance.credit_note_line c
        join finance.invoice_line l on l.tenant_id = c.tenant_id and l.id = c.invoice_line_id
        where c.tenant_id = ${ctx.tenantId} and c.credit_note_id = ${recordId}`,
    );
    return {
      creditNote,
      party: party ?? refuse('finance.credit_note_not_found'),
      tax: taxes.length === 1 ? taxes[0] : undefined,
    };
  },

  facts: ({ creditNote, party }) => ({
    number: creditNote.number,
    on: creditNote.issuedOn,
    party: creditNote.customerName,
    total: creditNote.total,
    currency: creditNote.currency,
    stage: 'final',
    state: 'finance.status.issued',
    language: party.language,
    branchId: creditNote.branchId,
    sealed: [
      creditNote.invoiceNumber,
      creditNote.net,
      creditNote.tax,
      creditNote.lines.map((one) => [one.description, one.quantity, one.unitPrice, one.net]),
    ],
  }),

  draw({ creditNote, party, tax }, desk) {
    const { currency } = creditNote;
    const used = creditNote.allocations.filter((one) => !one.isReversed);
    return sheet(desk, {
      title: desk.word('finance.paper.credit_note'),
      number: creditNote.number,
      addressees: [addressedTo(desk, 'finance.paper.credited_to', party)],
      facts: [
        [desk.word('finance.paper.issued_on'), desk.figures.date(creditNote.issuedOn)],
        [desk.word('finance.paper.for_invoice'), creditNote.invoiceNumber],
        [desk.word('finance.paper.currency'), currency],
      ],
      body: linesTable(columnsOf(creditNote, desk), creditNote.lines, {
        end: closing(
          [
            inWords(desk, creditNote.total, currency),
            remark(desk.word('finance.paper.reason'), creditNote.reason),
            note(
              desk.word('finance.paper.used_for'),
              used
                .map((one) => `${one.number}: ${desk.figures.money(one.amount, currency)}`)
                .join(', '),
            ),
          ],
          totalRows(desk, creditNote, tax),
          signatures(desk, [
            { head: desk.word('finance.paper.received_by') },
            { head: desk.word('finance.paper.approved_by'), name: desk.letterhead.name },
          ]),
        ),
      }),
    });
  },
});

function columnsOf({ lines, currency }: CreditNote, { figures, word }: Desk): PaperColumn<Line>[] {
  const price = figures.column(
    lines.map((line) => line.unitPrice),
    currency,
  );
  const amount = figures.column(
    lines.map((line) => line.net),
    currency,
  );
  return [
    { head: word('finance.paper.no'), kind: 'no', cell: (_line, index) => index + 1 },
    { head: word('finance.paper.item'), kind: 'wide', cell: (line) => line.description },
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
    {
      head: word('finance.paper.amount'),
      kind: 'figure',
      width: '31mm',
      cell: (line) => amount(line.net),
    },
  ];
}
