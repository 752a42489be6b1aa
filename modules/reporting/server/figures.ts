import {
  INBOX,
  amounts,
  countOf,
  counts,
  figured,
  flowFigure,
  listOf,
  moneyOf,
  presentFigure,
  rangeInput,
  standingFigure,
  type FigureDefinition,
} from './figure-kinds.ts';
import { SOLD } from './sales.sql.ts';
import { percentOf, shiftMonth, sumBetween } from '../shared/index.ts';

const ORDERS = 'sales.order.read';
const INVOICES = 'finance.invoice.read';
const BOOKS = 'finance.report.read';
const STOCK = 'inventory.stock.read';

/** Every figure that a dashboard may show; each says the list that adds up to it. */
export const figures = {
  revenue: {
    id: 'revenue',
    permission: BOOKS,
    needs: ['revenueFlow', 'revenueOfMonthBefore'],
    figure: ({ revenueFlow, revenueOfMonthBefore }, asking) => {
      const { range, ctx } = asking;
      const flow = flowFigure(asking, amounts(revenueFlow), {
        kind: 'money',
        isGood: 'up',
        drill: listOf(asking, 'finance.get_profit_loss', {
          from: range.from.slice(0, 7),
          to: range.to.slice(0, 7),
        }),
      });
      if (range.id !== 'month') return flow;
      const before = moneyOf(revenueOfMonthBefore[0]?.amount);
      const month = shiftMonth(ctx.today.slice(0, 7), -1);
      const growth = percentOf(moneyOf(flow.value ?? undefined) - before, before);
      return {
        ...flow,
        also: [
          {
            id: 'revenue_last_month',
            kind: 'money',
            value: figured('money', before),
            drill: listOf(asking, 'finance.get_profit_loss', { from: month, to: month }),
          },
          ...(growth === null
            ? []
            : [{ id: 'revenue_growth', kind: 'percent' as const, value: growth, drill: null }]),
        ],
      };
    },
  },
  cash: {
    id: 'cash',
    permission: BOOKS,
    needs: ['cashStanding', 'cashTrail'],
    figure: ({ cashStanding, cashTrail }, asking) =>
      standingFigure(
        asking,
        { now: moneyOf(cashStanding[0]?.amount), changes: amounts(cashTrail) },
        {
          kind: 'money',
          isGood: 'up',
          drill: listOf(asking, 'finance.get_balance_sheet', { at: asking.ctx.today.slice(0, 7) }),
        },
      ),
  },
  receivable: {
    id: 'receivable',
    permission: INVOICES,
    needs: ['openInvoices', 'openTrail'],
    figure: ({ openInvoices, openTrail }, asking) =>
      standingFigure(
        asking,
        {
          now: moneyOf(openInvoices[0]?.open),
          changes: openTrail.map((row) => ({ day: row.day, value: moneyOf(row.open) })),
        },
        {
          kind: 'money',
          isGood: 'neither',
          drill: listOf(asking, 'finance.list_invoices', { isOpen: true }),
        },
      ),
  },
  overdue: {
    id: 'overdue',
    permission: INVOICES,
    needs: ['openInvoices', 'openTrail'],
    figure: ({ openInvoices, openTrail }, asking) =>
      standingFigure(
        asking,
        {
          now: moneyOf(openInvoices[0]?.overdue),
          changes: openTrail.map((row) => ({ day: row.day, value: moneyOf(row.overdue) })),
        },
        {
          kind: 'money',
          isGood: 'down',
          drill: listOf(asking, 'finance.list_invoices', { isOverdue: true }),
        },
      ),
  },
  invoiced: {
    id: 'invoiced',
    permission: INVOICES,
    needs: ['invoiceFlow'],
    figure: ({ invoiceFlow }, asking) =>
      flowFigure(asking, amounts(invoiceFlow), {
        kind: 'money',
        isGood: 'up',
        drill: listOf(asking, 'finance.list_invoices', rangeInput(asking)),
      }),
  },
  received: {
    id: 'received',
    permission: 'finance.receipt.read',
    needs: ['receiptFlow'],
    figure: ({ receiptFlow }, asking) =>
      flowFigure(asking, amounts(receiptFlow), {
        kind: 'money',
        isGood: 'up',
        drill: listOf(asking, 'finance.list_receipts', {
          status: 'received',
          ...rangeInput(asking),
        }),
      }),
  },
  ordered: {
    id: 'ordered',
    permission: ORDERS,
    needs: ['orderFlow'],
    figure: ({ orderFlow }, asking) =>
      flowFigure(asking, amounts(orderFlow), {
        kind: 'money',
        isGood: 'up',
        drill: listOf(asking, 'sales.list_orders', { statuses: SOLD, ...rangeInput(asking) }),
      }),
  },
  waiting: {
    id: 'waiting',
    permission: ORDERS,
    needs: ['orderStates', 'orderTrail'],
    figure: ({ orderStates, orderTrail }, asking) =>
      standingFigure(
        asking,
        {
          now: countOf(orderStates[0]?.waiting),
          changes: counts(orderTrail, (row) => row.waiting),
        },
        {
          kind: 'count',
          isGood: 'down',
          drill: listOf(asking, 'sales.list_orders', { statuses: 'pending,on_hold' }),
        },
      ),
  },
  approvals: {
    id: 'approvals',
    permission: 'sales.order.approve',
    needs: ['waitingRequests'],
    figure: ({ waitingRequests }) =>
      presentFigure(countOf(waitingRequests[0]?.waiting), {
        kind: 'count',
        isGood: 'down',
        drill: INBOX,
      }),
  },
  to_ship: {
    id: 'to_ship',
    permission: ORDERS,
    needs: ['orderStates', 'orderTrail'],
    figure: ({ orderStates, orderTrail }, asking) =>
      standingFigure(
        asking,
        { now: countOf(orderStates[0]?.toShip), changes: counts(orderTrail, (row) => row.toShip) },
        {
          kind: 'count',
          isGood: 'down',
          drill: listOf(asking, 'sales.list_orders', { statuses: 'approved,partly_delivered' }),
        },
      ),
  },
  late_orders: {
    id: 'late_orders',
    permission: ORDERS,
    needs: ['orderStates'],
    figure: ({ orderStates }, asking) =>
      presentFigure(countOf(orderStates[0]?.late), {
        kind: 'count',
        isGood: 'down',
        drill: listOf(asking, 'sales.list_orders', { isLate: true }),
      }),
  },
  to_invoice: {
    id: 'to_invoice',
    permission: ORDERS,
    needs: ['orderStates', 'orderTrail'],
    figure: ({ orderStates, orderTrail }, asking) =>
      standingFigure(
        asking,
        {
          now: countOf(orderStates[0]?.toInvoice),
          changes: counts(orderTrail, (row) => row.toInvoice),
        },
        {
          kind: 'count',
          isGood: 'down',
          drill: listOf(asking, 'sales.list_orders', { statuses: 'delivered' }),
        },
      ),
  },
  on_time: {
    id: 'on_time',
    permission: 'sales.delivery.read',
    needs: ['arrivals'],
    figure: ({ arrivals }, asking) => onTime(arrivals, asking),
  },
  on_the_way: {
    id: 'on_the_way',
    permission: 'sales.delivery.read',
    needs: ['deliveryStates'],
    figure: ({ deliveryStates }, asking) =>
      presentFigure(countOf(deliveryStates[0]?.onTheWay), {
        kind: 'count',
        isGood: 'neither',
        drill: listOf(asking, 'sales.list_deliveries', { statuses: 'shipped' }),
      }),
  },
  late_deliveries: {
    id: 'late_deliveries',
    permission: 'sales.delivery.read',
    needs: ['deliveryStates'],
    figure: ({ deliveryStates }, asking) =>
      presentFigure(countOf(deliveryStates[0]?.late), {
        kind: 'count',
        isGood: 'down',
        drill: listOf(asking, 'sales.list_deliveries', { isLate: true }),
      }),
  },
  low_stock: {
    id: 'low_stock',
    permission: STOCK,
    needs: ['stockStates'],
    figure: ({ stockStates }, asking) =>
      presentFigure(countOf(stockStates[0]?.low), {
        kind: 'count',
        isGood: 'down',
        drill: listOf(asking, 'inventory.list_stock', { status: 'low' }),
      }),
  },
  oversold: {
    id: 'oversold',
    permission: STOCK,
    needs: ['stockStates'],
    figure: ({ stockStates }, asking) =>
      presentFigure(countOf(stockStates[0]?.oversold), {
        kind: 'count',
        isGood: 'down',
        drill: listOf(asking, 'inventory.list_stock', { status: 'oversold' }),
      }),
  },
  stock_value: {
    id: 'stock_value',
    permission: STOCK,
    needs: ['stockStates', 'stockTrail'],
    figure: ({ stockStates, stockTrail }, asking) =>
      standingFigure(
        asking,
        { now: moneyOf(stockStates[0]?.value), changes: amounts(stockTrail) },
        { kind: 'money', isGood: 'neither', drill: listOf(asking, 'inventory.list_stock') },
      ),
  },
} as const satisfies Readonly<Record<string, FigureDefinition>>;

/** Of what arrived in the range, how much arrived by the day the customer was told. */
function onTime(
  arrivals: Parameters<FigureDefinition['figure']>[0]['arrivals'],
  asking: Parameters<FigureDefinition['figure']>[1],
): ReturnType<FigureDefinition['figure']> {
  const { range } = asking;
  const all = counts(arrivals, (row) => row.count);
  const good = counts(arrivals, (row) => row.onTime);
  const share = (from: string, to: string) =>
    percentOf(sumBetween(good, from, to), sumBetween(all, from, to));
  const drill = (input: Record<string, string>) =>
    listOf(asking, 'sales.list_deliveries', {
      ...input,
      arrivedFrom: range.from,
      arrivedTo: range.to,
    });
  const days = [...arrivals].sort((one, other) => (one.day < other.day ? -1 : 1));
  return {
    kind: 'percent',
    isGood: 'up',
    value: share(range.from, range.to),
    comparison: 'previous_range',
    previous: share(range.previous.from, range.previous.until),
    trail: days
      .filter(({ day }) => day >= range.from && day <= range.to)
      .map((row) => percentOf(BigInt(row.onTime), BigInt(row.count))),
    drill: drill({ arrival: 'on_time' }),
    also: [
      {
        id: 'arrived',
        kind: 'count',
        value: String(sumBetween(all, range.from, range.to)),
        drill: drill({ statuses: 'delivered' }),
      },
      {
        id: 'arrived_late',
        kind: 'count',
        value: String(
          sumBetween(all, range.from, range.to) - sumBetween(good, range.from, range.to),
        ),
        drill: drill({ arrival: 'late' }),
      },
    ],
  };
}
