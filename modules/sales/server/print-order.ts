import {
  askWithin,
  closing,
  inWords,
  linesTable,
  named,
  paper,
  refuse,
  remark,
  sheet,
  signatures,
  type Desk,
  type PaperColumn,
  type PaperFacts,
  type Piece,
  type QueryCtx,
} from '@poros/kernel';
import { taxRules, totalRows, type PrintTax } from '@poros/finance';
import { addressedTo, printParty, type PrintParty } from '@poros/party';
import type { Order } from '../shared/sales-order.ts';
import { getOrder } from './get-order.ts';

export interface OrderPaper {
  readonly order: Order;
  readonly party: PrintParty;
  readonly tax?: PrintTax | undefined;
}
type Line = Order['lines'][number];

/** The order as the customer gets it confirmed; until it is approved it binds nobody. */
export const printOrder = paper<OrderPaper>({
  name: 'sales.order',
  entity: 'sales.order',
  word: 'sales.paper.order',
  permission: 'sales.order.read',
  read: (ctx, { recordId }) => readOrder(ctx, recordId),
  facts: (data) => ({ ...orderFacts(data), stage: stageOf(data.order) }),
  draw: (data, desk) =>
    drawOrder(data, desk, {
      title: 'sales.paper.order',
      last: [],
      signers: [
        { head: desk.word('sales.paper.agreed_by'), name: data.party.legalName || data.party.name },
        { head: desk.word('sales.paper.sold_by'), name: desk.letterhead.name },
      ],
    }),
});

const stageOf = ({ status }: Order) =>
  status === 'cancelled'
    ? 'cancelled'
    : ['draft', 'pending', 'on_hold'].includes(status)
      ? 'draft'
      : 'final';

/** An order with what its paper says of customer and tax. */
export async function readOrder(ctx: QueryCtx, orderId: string): Promise<OrderPaper> {
  const order = await askWithin(ctx, getOrder, { orderId });
  const party = await ctx.first<PrintParty>(printParty(ctx, order.customerId));
  const rules = await taxRules(ctx, order.orderedOn);
  const codes = [...new Set(order.lines.map((line) => line.taxCode))];
  const rule = codes.length === 1 ? rules.get(codes[0] ?? '') : undefined;
  return {
    order,
    party: party ?? refuse('sales.order_not_found'),
    tax: rule && {
      rateBp: rule.rateBp,
      numerator: rule.baseNumerator,
      denominator: rule.baseDenominator,
    },
  };
}

export const orderFacts = ({ order, party }: OrderPaper): Omit<PaperFacts, 'stage'> => ({
  number: order.number,
  on: order.orderedOn,
  party: order.customerName,
  total: order.total,
  currency: order.currency,
  state: `sales.status.${order.status}`,
  language: party.language,
  branchId: order.branchId,
  sealed: [
    order.net,
    order.tax,
    order.lines.map((one) => [one.itemCode, one.description, one.quantity, one.price, one.net]),
  ],
});

export interface OrderDrawing {
  readonly title: string;
  /** Facts after those of every order. */
  readonly last: readonly (readonly [ReturnType<Desk['word']>, Piece])[];
  readonly signers: Parameters<typeof signatures>[1];
  readonly remark?: Piece;
}

/** Quotation and order are one sheet: only what they promise differs. */
export function drawOrder({ order, party, tax }: OrderPaper, desk: Desk, drawing: OrderDrawing) {
  const { word, figures } = desk;
  return sheet(desk, {
    title: word(drawing.title),
    number: order.number,
    addressees: [addressedTo(desk, 'sales.paper.customer', party)],
    facts: [
      [word('sales.paper.ordered_on'), figures.date(order.orderedOn)],
      ...drawing.last,
      [
        word('sales.paper.deadline'),
        order.deadlineOn === null ? '' : figures.date(order.deadlineOn),
      ],
      [word('sales.paper.terms'), word('sales.paper.days', { n: order.paymentTermsDays })],
      [word('sales.paper.reference'), order.customerReference],
      [word('sales.paper.deliver_to'), order.deliverTo],
    ],
    body: linesTable(columnsOf(order, desk), order.lines, {
      end: closing(
        [
          inWords(desk, order.total, order.currency),
          remark(word('sales.paper.note'), order.note),
          drawing.remark,
        ],
        totalRows(desk, order, tax),
        signatures(desk, drawing.signers),
      ),
    }),
  });
}

function columnsOf({ lines, currency }: Order, { figures, word }: Desk): PaperColumn<Line>[] {
  const price = figures.column(
    lines.map((line) => line.price),
    currency,
  );
  const amount = figures.column(
    lines.map((line) => line.net),
    currency,
  );
  const hasDiscount = lines.some((line) => Number(line.discountPercent) !== 0);
  const discount: PaperColumn<Line> = {
    head: word('sales.paper.discount'),
    kind: 'figure',
    width: '15mm',
    cell: ({ discountPercent }) =>
      Number(discountPercent) === 0 ? '' : figures.percent(discountPercent),
  };
  return [
    { head: word('sales.paper.no'), kind: 'no', cell: (_line, index) => index + 1 },
    {
      head: word('sales.paper.item'),
      kind: 'wide',
      cell: (line) => named(line.itemCode, line.description),
    },
    {
      head: word('sales.paper.quantity'),
      kind: 'figure',
      width: '17mm',
      cell: (line) => figures.quantity(line.quantity),
    },
    { head: word('sales.paper.unit'), kind: 'text', width: '14mm', cell: (line) => line.unitCode },
    {
      head: word('sales.paper.price'),
      kind: 'figure',
      width: '27mm',
      cell: (line) => price(line.price),
    },
    ...(hasDiscount ? [discount] : []),
    {
      head: word('sales.paper.amount'),
      kind: 'figure',
      width: '31mm',
      cell: (line) => amount(line.net),
    },
  ];
}
