import {
  askWithin,
  closing,
  inWords,
  linesTable,
  paper,
  refuse,
  remark,
  sheet,
  signatures,
  type Desk,
  type PaperColumn,
} from '@poros/kernel';
import { money } from '@poros/kernel/shared';
import { addressedTo, printParty, type PrintParty } from '@poros/party';
import type { Receipt } from '../shared/receipt.ts';
import { getReceipt } from './get-receipt.ts';
import { bearsStamp } from './print-invoice.ts';

export interface ReceiptPaper {
  readonly receipt: Receipt;
  readonly party: PrintParty;
}

interface Purpose {
  readonly text: string;
  readonly on: string;
  readonly amount: string;
}

/** *Kwitansi*: from whom, how much in words, and what it pays. */
export const printReceipt = paper<ReceiptPaper>({
  name: 'finance.receipt',
  entity: 'finance.receipt',
  word: 'finance.paper.receipt',
  permission: 'finance.receipt.read',

  async read(ctx, { recordId }) {
    const receipt = await askWithin(ctx, getReceipt, { receiptId: recordId });
    const party = await ctx.first<PrintParty>(printParty(ctx, receipt.customerId));
    return { receipt, party: party ?? refuse('finance.receipt_not_found') };
  },

  facts: ({ receipt, party }) => ({
    number: receipt.number,
    on: receipt.receivedOn,
    party: receipt.customerName,
    total: receipt.amount,
    currency: receipt.currency,
    stage: receipt.status === 'cancelled' ? 'cancelled' : 'final',
    state: `finance.status.${receipt.status}`,
    language: party.language,
    branchId: receipt.branchId,
    sealed: [receipt.method, receipt.reference],
  }),

  draw({ receipt, party }, desk) {
    const { currency, figures } = { ...desk, currency: receipt.currency };
    const isCancelled = receipt.status === 'cancelled';
    return sheet(desk, {
      title: desk.word('finance.paper.receipt'),
      number: receipt.number,
      addressees: [addressedTo(desk, 'finance.paper.received_from', party)],
      facts: [
        [desk.word('finance.paper.received_on'), figures.date(receipt.receivedOn)],
        [desk.word('finance.paper.method'), desk.word(`finance.method.${receipt.method}`)],
        [desk.word('finance.paper.account'), receipt.accountName],
        [desk.word('finance.paper.reference'), receipt.reference],
      ],
      body: linesTable(columnsOf(receipt, desk), purposesOf(receipt, desk), {
        end: closing(
          [
            inWords(desk, receipt.amount, currency),
            isCancelled &&
              remark(desk.word('finance.paper.cancelled_because'), receipt.cancelReason ?? ''),
          ],
          [
            {
              label: desk.word('finance.paper.amount_received'),
              value: figures.money(receipt.amount, currency),
              isGrand: true,
            },
          ],
          signatures(
            desk,
            [
              {
                head: desk.word('finance.paper.received_from'),
                name: party.legalName || party.name,
              },
              { head: desk.word('finance.paper.received_by'), name: desk.letterhead.name },
            ],
            { hasStamp: bearsStamp(desk, receipt.amount, currency) },
          ),
        ),
      }),
    });
  },
});

/** The invoices it pays; what is left over is paid in advance. */
function purposesOf(receipt: Receipt, desk: Desk): Purpose[] {
  const paid = receipt.allocations
    .filter((one) => !one.isReversed)
    .map(({ number, on, amount }) => ({
      text: `${desk.say('finance.paper.invoice')} ${number}`,
      on,
      amount,
    }));
  return money(receipt.unapplied) === 0n
    ? paid
    : [
        ...paid,
        {
          text: desk.say('finance.paper.advance'),
          on: receipt.receivedOn,
          amount: receipt.unapplied,
        },
      ];
}

const columnsOf = ({ currency }: Receipt, { figures, word }: Desk): PaperColumn<Purpose>[] => [
  { head: word('finance.paper.no'), kind: 'no', cell: (_purpose, index) => index + 1 },
  { head: word('finance.paper.for_payment'), kind: 'wide', cell: (one) => one.text },
  {
    head: word('finance.paper.day'),
    kind: 'text',
    width: '38mm',
    cell: (one) => figures.date(one.on),
  },
  {
    head: word('finance.paper.amount'),
    kind: 'figure',
    width: '38mm',
    cell: (one) => figures.amount(one.amount, currency),
  },
];
