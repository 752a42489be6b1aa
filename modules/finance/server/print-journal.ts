import {
  askWithin,
  closing,
  html,
  inWords,
  linesTable,
  paper,
  sheet,
  signatures,
  type Desk,
  type PaperColumn,
  type Piece,
} from '@poros/kernel';
import { money } from '@poros/kernel/shared';
import type { Journal } from '../shared/journal.ts';
import { getJournal } from './get-journal.ts';

export interface JournalPaper {
  readonly journal: Journal;
}
type Line = Journal['lines'][number];

export const printJournal = paper<JournalPaper>({
  name: 'finance.journal',
  entity: 'finance.journal',
  word: 'finance.paper.journal',
  permission: 'finance.journal.read',

  async read(ctx, { recordId }) {
    const journal = await askWithin(ctx, getJournal, { journalId: recordId });
    return { journal };
  },

  facts: ({ journal }) => ({
    number: journal.number,
    on: journal.postedOn,
    party: '',
    total: journal.total,
    currency: journal.currency,
    stage: 'final',
    state: journal.reversedBy ? 'finance.paper.reversed' : 'finance.paper.posted',
    language: 'id',
    branchId: journal.branchId,
    sealed: [
      journal.description,
      journal.lines.map((line) => [line.accountCode, line.debit, line.credit, line.branchCode]),
    ],
  }),

  draw({ journal }, desk) {
    const { word, figures } = desk;
    return sheet(desk, {
      title: word('finance.paper.journal'),
      number: journal.number,
      facts: [
        [word('finance.paper.posted_on'), figures.date(journal.postedOn)],
        [word('finance.paper.description'), journal.description],
        [word('finance.paper.currency'), journal.currency],
        [
          word('finance.paper.posted_by'),
          html`${posterOf(journal)}, ${figures.moment(journal.createdAt, desk.timeZone)}`,
        ],
        [word('finance.paper.reverses'), counterOf(journal.original, desk)],
        [word('finance.paper.reversed_by'), counterOf(journal.reversal, desk)],
      ],
      body: linesTable(columnsOf(journal, desk), journal.lines, {
        foot: totalRow(journal, desk),
        end: closing(
          inWords(desk, journal.total, journal.currency),
          [],
          signatures(desk, [
            { head: word('finance.paper.prepared_by'), name: posterOf(journal) },
            { head: word('finance.paper.checked_by') },
            { head: word('finance.paper.agreed_by') },
          ]),
        ),
      }),
    });
  },
});

/** Journals that nobody posted are those of the system's own work. */
const posterOf = ({ postedBy }: Pick<Journal, 'postedBy'>): string => postedBy ?? 'Poros';

function counterOf(counter: Journal['original'], { figures }: Desk): Piece {
  if (!counter) return null;
  return html`${counter.number}, ${figures.date(counter.postedOn)}, ${posterOf(counter)}`;
}

function columnsOf({ currency }: Journal, { figures, word }: Desk): PaperColumn<Line>[] {
  const amount = (value: string) => (money(value) === 0n ? '' : figures.amount(value, currency));
  return [
    { head: word('finance.paper.no'), kind: 'no', cell: (line) => line.lineNo },
    {
      head: word('finance.paper.account_head'),
      kind: 'wide',
      cell: (line) =>
        html`<span class="${money(line.credit) > 0n ? 'indent' : ''}"
            ><span class="code">${line.accountCode}</span> ${line.accountName}</span
          >${detailOf(line)}`,
    },
    {
      head: word('finance.paper.branch'),
      kind: 'text',
      width: '22mm',
      cell: (line) =>
        [line.branchCode, line.departmentCode, line.projectCode].filter(Boolean).join(' · '),
    },
    {
      head: word('finance.paper.debit'),
      kind: 'figure',
      width: '34mm',
      cell: (line) => amount(line.debit),
    },
    {
      head: word('finance.paper.credit'),
      kind: 'figure',
      width: '34mm',
      cell: (line) => amount(line.credit),
    },
  ];
}

const detailOf = ({ description, partyName }: Line): Piece => {
  const text = [partyName, description].filter(Boolean).join(' · ');
  return text !== '' && html`<small>${text}</small>`;
};

const totalRow = ({ total, currency }: Journal, { figures, word }: Desk) =>
  html`<tr class="foot">
    <td></td>
    <td>${word('finance.paper.total')}</td>
    <td></td>
    <td class="figure">${figures.amount(total, currency)}</td>
    <td class="figure">${figures.amount(total, currency)}</td>
  </tr>`;
