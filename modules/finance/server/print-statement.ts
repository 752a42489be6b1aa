import {
  askWithin,
  bankAccounts,
  closing,
  html,
  linesTable,
  paper,
  refuse,
  scopeOf,
  sheet,
  sql,
  type Desk,
  type PaperColumn,
  type QueryCtx,
  type Sql,
} from '@poros/kernel';
import { addMoney, money, moneyText, sumMoney, type Static } from '@poros/kernel/shared';
import { addressedTo, printParty, type PrintParty } from '@poros/party';
import type { CustomerStatement } from '../shared/report.ts';
import { getCustomerStatement } from './get-customer-statement.ts';

type Statement = Static<typeof CustomerStatement>;
type Row = Statement['rows'][number];

export interface StatementPaper {
  readonly statement: Statement;
  readonly party: PrintParty;
  readonly from: string;
  readonly to: string;
  readonly branchId: string;
  /** The branches whose postings it holds; none when it holds all. */
  readonly branches: readonly string[];
}

const PERMISSION = 'finance.invoice.read';

export const printStatement = paper<StatementPaper>({
  name: 'finance.customer_statement',
  entity: 'party.customer',
  word: 'finance.paper.statement',
  permission: PERMISSION,
  isOverTime: true,

  async read(ctx, { recordId, from, to }) {
    if (!from || !to) refuse('finance.customer_not_found');
    const statement = await askWithin(ctx, getCustomerStatement, {
      customerId: recordId,
      from,
      to,
    });
    const [[party], branches] = await ctx.readAll<[PrintParty[], { name: string }[]]>(
      printParty(ctx, recordId),
      branchesWithinReach(ctx),
    );
    return {
      statement,
      branches: branches.map((one) => one.name),
      party: party ?? refuse('finance.customer_not_found'),
      from,
      to,
      branchId: ctx.actor.branchId,
    };
  },

  facts: ({ statement, party, from, to, branchId }) => ({
    number: `${from} – ${to}`,
    on: to,
    party: statement.customerName,
    total: statement.closing,
    currency: statement.currency,
    stage: 'final',
    state: money(statement.closing) > 0n ? 'finance.status.open' : 'finance.status.paid',
    language: party.language,
    branchId,
    sealed: [from, statement.opening, statement.rows.map((row) => [row.postedOn, row.balance])],
  }),

  draw({ statement, party, from, to, branches }, desk) {
    const { figures, word } = desk;
    const { currency, closing: last, opening, rows } = statement;
    const moved = moneyText(
      addMoney(
        sumMoney(rows.map((row) => money(row.debit))),
        sumMoney(rows.map((row) => money(`-${row.credit}`))),
      ),
    );
    const isOwed = money(last) >= 0n;
    return sheet(desk, {
      title: word('finance.paper.statement'),
      number: '',
      addressees: [addressedTo(desk, 'finance.paper.statement_for', party)],
      facts: [
        [word('finance.paper.from'), figures.date(from)],
        [word('finance.paper.to'), figures.date(to)],
        [word('finance.paper.currency'), currency],
        [word('finance.paper.branches_only'), branches.join(', ')],
      ],
      body: linesTable(columnsOf(statement, desk), [OPENING, ...rows], {
        end: closing(
          [
            isOwed && bankAccounts(desk),
            html`<div class="note">${desk.word('finance.paper.statement_note')}</div>`,
          ],
          [
            { label: word('finance.paper.opening'), value: figures.amount(opening, currency) },
            { label: word('finance.paper.moved'), value: figures.amount(moved, currency) },
            {
              label: word(isOwed ? 'finance.paper.you_owe' : 'finance.paper.in_your_favour'),
              value: figures.money(last.replace(/^-/, ''), currency),
              isGrand: true,
            },
          ],
        ),
      }),
    });
  },
});

/** Whoever sees only some branches prints a statement of these, and it says so. */
function branchesWithinReach({ tenantId, actor }: QueryCtx): Sql {
  const isWhole = scopeOf(actor, PERMISSION) === 'all';
  return sql`select name from tenancy.v_branch
    where tenant_id = ${tenantId} and id = any(${isWhole ? [] : [...actor.branchIds]}::uuid[])
    order by name`;
}

/** The first row, before anything happened. */
const OPENING = 'opening';

function columnsOf(statement: Statement, desk: Desk): PaperColumn<Row | typeof OPENING>[] {
  const { figures, word } = desk;
  const amount = (value: string) =>
    money(value) === 0n ? '' : figures.amount(value, statement.currency);
  return [
    {
      head: word('finance.paper.day'),
      kind: 'text',
      width: '34mm',
      cell: (row) => (row === OPENING ? '' : figures.date(row.postedOn)),
    },
    {
      head: word('finance.paper.description'),
      kind: 'wide',
      cell: (row) => (row === OPENING ? desk.say('finance.paper.opening') : row.description),
    },
    {
      head: word('finance.paper.debit'),
      kind: 'figure',
      width: '30mm',
      cell: (row) => (row === OPENING ? '' : amount(row.debit)),
    },
    {
      head: word('finance.paper.credit'),
      kind: 'figure',
      width: '30mm',
      cell: (row) => (row === OPENING ? '' : amount(row.credit)),
    },
    {
      head: word('finance.paper.balance'),
      kind: 'figure',
      width: '32mm',
      cell: (row) =>
        figures.amount(row === OPENING ? statement.opening : row.balance, statement.currency),
    },
  ];
}
