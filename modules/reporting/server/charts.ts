import type { Asking } from './asking.ts';
import type { Facts, Source } from './facts.ts';
import { amounts, counts, figured, firstDayOf, listOf, moneyOf } from './figure-kinds.ts';
import { CUSTOMERS_SHOWN, SOLD } from './sales.sql.ts';
import {
  daysOf,
  flowOf,
  stepsBetween,
  sumBetween,
  type Chart,
  type Drill,
  type OnDay,
} from '../shared/index.ts';

/** A chart of a dashboard: the right it needs, what it is made of, and how it reads. */
export interface ChartDefinition {
  readonly permission: string;
  readonly needs: readonly Source[];
  chart(facts: Facts, asking: Asking): Chart;
}

/** Every chart that a dashboard may show. */
export const charts = {
  invoiced: {
    permission: 'finance.invoice.read',
    needs: ['invoiceFlow'],
    chart: ({ invoiceFlow }, asking) =>
      besideBefore('invoiced', amounts(invoiceFlow), asking, (from, to) =>
        listOf(asking, 'finance.list_invoices', { from, to }),
      ),
  },
  ordered: {
    permission: 'sales.order.read',
    needs: ['orderFlow'],
    chart: ({ orderFlow }, asking) =>
      besideBefore('ordered', amounts(orderFlow), asking, (from, to) =>
        listOf(asking, 'sales.list_orders', { statuses: SOLD, from, to }),
      ),
  },
  ageing: {
    permission: 'finance.invoice.read',
    needs: ['openInvoices'],
    chart: ({ openInvoices: [open] }, asking) => {
      const ages = ['notDue', 'days30', 'days60', 'days90', 'older'] as const;
      const ageing = { op: 'finance.get_ageing', input: branchOf(asking) };
      return {
        id: 'ageing',
        kind: 'bar',
        unit: 'money',
        step: null,
        labels: ages.map((age) => `reporting.age.${age}`),
        hasWords: true,
        series: [{ id: 'open', values: ages.map((age) => figured('money', moneyOf(open?.[age]))) }],
        isPartial: false,
        drills: ages.map(() => ageing),
      };
    },
  },
  customers: {
    permission: 'sales.order.read',
    needs: ['customerShare', 'orderFlow'],
    chart: ({ customerShare, orderFlow }, asking) =>
      customersChart(customerShare, orderFlow, asking),
  },
  stock_flow: {
    permission: 'inventory.stock.read',
    needs: ['stockFlow'],
    chart: ({ stockFlow }, asking) => {
      const received = stockFlow.map((row) => ({ day: row.day, value: moneyOf(row.received) }));
      const issued = stockFlow.map((row) => ({ day: row.day, value: moneyOf(row.issued) }));
      return {
        ...timeline(asking, (from, to) => listOf(asking, 'inventory.list_moves', { from, to })),
        id: 'stock_flow',
        kind: 'line',
        unit: 'money',
        series: [
          { id: 'received', values: money(flowOf(received, asking.range, firstDayOf(received))) },
          { id: 'issued', values: money(flowOf(issued, asking.range, firstDayOf(issued))) },
        ],
      };
    },
  },
  arrivals: {
    permission: 'sales.delivery.read',
    needs: ['arrivals'],
    chart: ({ arrivals }, asking) => {
      const onTime = counts(arrivals, (row) => row.onTime);
      const late = counts(arrivals, (row) => row.count - row.onTime);
      const since = firstDayOf(arrivals);
      return {
        ...timeline(asking, (arrivedFrom, arrivedTo) =>
          listOf(asking, 'sales.list_deliveries', { arrivedFrom, arrivedTo }),
        ),
        id: 'arrivals',
        kind: 'stacked',
        unit: 'count',
        series: [
          { id: 'on_time', values: whole(flowOf(onTime, asking.range, since)) },
          { id: 'late', values: whole(flowOf(late, asking.range, since)) },
        ],
      };
    },
  },
  commands: {
    permission: 'admin.audit.view',
    needs: ['commandFlow'],
    chart: ({ commandFlow }, asking) => {
      const since = firstDayOf(commandFlow);
      const series = (['done', 'refused', 'denied'] as const).map((id) => ({
        id,
        values: whole(
          flowOf(
            counts(commandFlow, (row) => row[id]),
            asking.range,
            since,
          ),
        ),
      }));
      return {
        ...timeline(asking, (from, to) => ({ op: 'admin.list_commands', input: { from, to } })),
        id: 'commands',
        kind: 'stacked',
        unit: 'count',
        series,
      };
    },
  },
} as const satisfies Readonly<Record<string, ChartDefinition>>;

const money = (values: readonly (bigint | null)[]) =>
  values.map((value) => (value === null ? null : figured('money', value)));
const whole = (values: readonly (bigint | null)[]) =>
  values.map((value) => (value === null ? null : figured('count', value)));

const branchOf = ({ branchId }: Asking): Drill['input'] => (branchId ? { branchId } : {});

/** The steps of the range, each leading to its own days. */
function timeline(
  { range }: Asking,
  drill: (from: string, to: string) => Drill,
): Pick<Chart, 'step' | 'labels' | 'hasWords' | 'isPartial' | 'drills'> {
  const labels = stepsBetween(range.from, range.to, range.step);
  return {
    step: range.step,
    labels,
    hasWords: false,
    isPartial: range.isRunning,
    drills: labels.map((label) => {
      const { from, to } = daysOf(range.step, label);
      return drill(from < range.from ? range.from : from, to > range.to ? range.to : to);
    }),
  };
}

/** A flow in the range with the range before as a second line under it, step for step. */
function besideBefore(
  id: string,
  days: readonly OnDay[],
  asking: Asking,
  drill: (from: string, to: string) => Drill,
): Chart {
  const { range } = asking;
  const since = firstDayOf(days);
  const { from, until } = range.previous;
  const before = flowOf(days, { from, to: until, until, step: range.step }, since);
  const line = timeline(asking, drill);
  return {
    ...line,
    id,
    kind: 'line',
    unit: 'money',
    series: [
      { id: 'now', values: money(flowOf(days, range, since)) },
      { id: 'before', values: money(line.labels.map((_, index) => before[index] ?? null)) },
    ],
  };
}

/** The customers who ordered most, and all others together. */
function customersChart(
  shown: Facts['customerShare'],
  flow: Facts['orderFlow'],
  asking: Asking,
): Chart {
  const { range } = asking;
  const all = sumBetween(amounts(flow), range.from, range.to);
  const named = shown.reduce((sum, row) => sum + moneyOf(row.amount), 0n);
  const hasRest = shown.length === CUSTOMERS_SHOWN && all > named;
  const orders = (input: Drill['input']) =>
    listOf(asking, 'sales.list_orders', {
      statuses: SOLD,
      from: range.from,
      to: range.to,
      ...input,
    });
  return {
    id: 'customers',
    kind: 'pareto',
    unit: 'money',
    step: null,
    labels: [...shown.map((row) => row.name), ...(hasRest ? [''] : [])],
    hasWords: false,
    series: [
      {
        id: 'ordered',
        values: [
          ...shown.map((row) => figured('money', moneyOf(row.amount))),
          ...(hasRest ? [figured('money', all - named)] : []),
        ],
      },
    ],
    isPartial: false,
    drills: [
      ...shown.map((row) => orders({ customerId: row.id })),
      ...(hasRest ? [orders({})] : []),
    ],
  };
}
