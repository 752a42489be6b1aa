import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import type { Query } from '@poros/kernel';
import { costOf } from '@poros/testing/cost-of';
import { books, type Books } from '@poros/testing/books';
import {
  employee,
  perform,
  settled,
  trading,
  world,
  type Person,
  type World,
} from '@poros/testing';
import { figures } from './figures.ts';
import { getDashboard } from './get-dashboard.ts';
import { systemFigures } from './system-figures.ts';
import type { Dashboard, Drill, Figure } from '../shared/index.ts';

// Today is 20 November 2026 in every test.

const colleague = (w: World): Person =>
  w.as({ permissions: [...w.kernel.registry.permissions.keys()] });

function figureOf(dashboard: Dashboard, id: string): Figure {
  const figure = dashboard.figures.find((one) => one.id === id);
  if (!figure) throw new Error(`no ${id} among ${dashboard.figures.map((one) => one.id).join()}`);
  return figure;
}

/**
 * A small world by hand. Orders: one draft, one waiting, one approved and late, one delivered in
 * time and invoiced. Invoices by hand in three months; a part of the oldest is paid.
 */
async function smallWorld() {
  const w = await world();
  const b = await books(w);
  const boss = colleague(w);
  const trade = await trading(w, {
    widget: { stock: '1000', cost: '45000', price: '100000' },
    kit: { stock: '50', cost: '85000', price: '125000' },
  });
  const order = async (quantity: string, given: object = {}) =>
    perform<State>(w, w, 'sales.create_order', {
      customerId: trade.customerId,
      lines: [{ itemId: trade.items.widget, quantity }],
      ...given,
    });
  const submitted = async (quantity: string, given: object = {}) => {
    const draft = await order(quantity, given);
    return perform<State>(w, w, 'sales.submit_order', { orderId: draft.id, version: 1 });
  };
  const approved = async (quantity: string, given: object = {}) => {
    const { id, version } = await submitted(quantity, given);
    return perform<State>(boss, w, 'sales.approve_order', { orderId: id, version });
  };
  return { w, b, boss, ...trade, order, submitted, approved };
}
interface State {
  readonly id: string;
  readonly version: number;
  readonly total: string;
}
type Small = Awaited<ReturnType<typeof smallWorld>>;

async function ordersOfAllStates(small: Small) {
  const { w, order, submitted, approved } = small;
  await order('1');
  await submitted('2');
  await approved('3', { orderedOn: '2026-11-01', deadlineOn: '2026-11-10' });
  const { id } = await approved('4', { orderedOn: '2026-10-15', deadlineOn: '2026-11-25' });
  const delivery = await perform<State>(w, w, 'sales.create_delivery', { orderId: id });
  await perform(w, w, 'sales.ship_delivery', { deliveryId: delivery.id, version: 1 });
  await perform(w, w, 'sales.complete_delivery', { deliveryId: delivery.id, version: 2 });
  await settled(w);
}

async function invoicesOfThreeMonths(w: World, b: Books) {
  const old = await b.invoice('1000000', { issuedOn: '2026-09-10', dueOn: '2026-09-30' });
  await b.invoice('2000000', { issuedOn: '2026-10-05', dueOn: '2026-12-05' });
  await b.invoice('4000000', { issuedOn: '2026-10-25', dueOn: '2026-11-15' });
  await b.invoice('8000000', { issuedOn: '2026-11-02', dueOn: '2026-12-02' });
  await b.receive('300000', [{ invoiceId: old.id, amount: '250000' }], {
    receivedOn: '2026-11-05',
  });
}

test('money of a small world, by hand', async () => {
  const { w, b } = await smallWorld();
  await invoicesOfThreeMonths(w, b);

  const board = await w.run(getDashboard, { board: 'money' });

  // Net of October until the 20th is the 2 million of the 5th; 4 million came on the 25th.
  expect(figureOf(board, 'revenue')).toMatchObject({
    value: '8000000.0000',
    comparison: 'previous_range',
    previous: '2000000.0000',
    also: [
      { id: 'revenue_last_month', value: '6000000.0000' },
      { id: 'revenue_growth', value: '33.3' },
    ],
  });
  expect(figureOf(board, 'cash')).toMatchObject({ value: '300000.0000', previous: '0.0000' });
  // With PPN of 11 %: 16,650,000 less the 250,000 that were paid.
  expect(figureOf(board, 'receivable')).toMatchObject({
    value: '16400000.0000',
    previous: '3330000.0000',
  });
  // On 21 October only September's 1,110,000 was overdue; since then October's 4,440,000 too.
  expect(figureOf(board, 'overdue')).toMatchObject({
    value: '5300000.0000',
    previous: '1110000.0000',
  });
  expect(figureOf(board, 'overdue').trail.slice(-7)).toEqual([
    '860000.0000',
    '860000.0000',
    '5300000.0000',
    '5300000.0000',
    '5300000.0000',
    '5300000.0000',
    '5300000.0000',
  ]);
  expect(figureOf(board, 'received')).toMatchObject({ value: '300000.0000', previous: '0.0000' });
  const ageing = board.charts.find((one) => one.id === 'ageing');
  expect(ageing?.series[0]?.values).toEqual([
    '11100000.0000',
    '4440000.0000',
    '860000.0000',
    '0.0000',
    '0.0000',
  ]);
});

test('orders, deliveries and stock of a small world, by hand', async () => {
  const small = await smallWorld();
  await ordersOfAllStates(small);
  const { w, boss } = small;

  const sell = await boss.run(getDashboard, { board: 'sell' });
  const stock = await boss.run(getDashboard, { board: 'stock' });
  const overview = await boss.run(getDashboard, { board: 'overview' });

  // With PPN: 2 + 3 widgets in November, 4 in October until the 20th; the draft is no sale.
  expect(figureOf(sell, 'ordered')).toMatchObject({
    value: '555000.0000',
    previous: '444000.0000',
  });
  expect(figureOf(sell, 'waiting')).toMatchObject({ value: '1', previous: '0' });
  expect(figureOf(sell, 'approvals').value).toBe('1');
  expect(figureOf(sell, 'to_ship').value).toBe('1');
  expect(figureOf(sell, 'late_orders').value).toBe('1');
  expect(figureOf(overview, 'on_time')).toMatchObject({
    value: '100.0',
    previous: null,
    also: [
      { id: 'arrived', value: '1' },
      { id: 'arrived_late', value: '0' },
    ],
  });
  // 1000 × 45,000 + 50 × 85,000 less the 4 widgets that left.
  expect(figureOf(stock, 'stock_value').value).toBe('49070000.0000');
  expect(figureOf(stock, 'low_stock').value).toBe('0');
  const customers = sell.charts.find((one) => one.id === 'customers');
  expect(customers).toMatchObject({
    labels: ['PT Maju Jaya'],
    series: [{ values: ['555000.0000'] }],
  });
  // The writer of an order may not approve it: nothing of it waits for her.
  expect(figureOf(await w.run(getDashboard, { board: 'sell' }), 'approvals').value).toBe('0');
});

test('what waits for a decision is the inbox of every module, whichever branch is looked at', async () => {
  const small = await smallWorld();
  await ordersOfAllStates(small);
  const { w, boss } = small;
  const asker = await employee(w, 'Sari', 'STAFF_SALES');
  await perform(asker, w, 'approval.submit_access_request', {
    permission: 'finance.journal.post',
    reason: 'Menggantikan Rina minggu ini',
  });

  const board = await boss.run(getDashboard, { board: 'sell' });
  const other = await boss.run(getDashboard, { board: 'sell', branchId: randomUUID() });
  const figure = figureOf(board, 'approvals');

  expect(figure).toMatchObject({ value: '2', drill: { op: 'approval.list_requests' } });
  expect(await totalOf(w, boss, figure, figure.drill)).toBe('2');
  expect(figureOf(other, 'approvals').value).toBe('2');
  const waiting = (of: Dashboard) => of.work.find((one) => one.id === 'approvals');
  expect(waiting(board)).toMatchObject({ count: 2, amount: '222000.0000', oldestOn: '2026-11-20' });
  expect(waiting(await asker.run(getDashboard, {}))).toBeUndefined();
});

/** What a drill's list or report adds up to, in the terms of its figure. */
async function totalOf(w: World, who: Person, figure: Pick<Figure, 'id' | 'kind'>, drill: Drill) {
  const operation = w.kernel.registry.operations.get(drill.op) as Query;
  const run = async (input: object) =>
    (await who.run(operation, { ...drill.input, ...input })) as Record<string, never>;
  if (drill.op === 'finance.get_profit_loss') return (await run({}))['income']?.[0];
  if (drill.op === 'finance.get_balance_sheet') {
    const sheet = (await run({})) as unknown as { rows: { code: string; amount: string }[] };
    return sheet.rows.find((row) => row.code === '1110')?.amount ?? '0.0000';
  }
  const rows: Record<string, string>[] = [];
  let after: string | undefined;
  do {
    const page = (await run({ limit: 3, ...(after && { after }) })) as unknown as {
      rows: Record<string, string>[];
      next: string | null;
    };
    rows.push(...page.rows);
    after = page.next ?? undefined;
  } while (after);
  if (figure.kind === 'count') return String(rows.length);
  const column = MONEY_COLUMNS[figure.id] ?? '';
  const sum = rows.reduce((total, row) => total + BigInt((row[column] ?? '').replace('.', '')), 0n);
  return `${sum / 10_000n}.${String(sum % 10_000n).padStart(4, '0')}`;
}
const MONEY_COLUMNS: Readonly<Record<string, string>> = {
  invoiced: 'net',
  overdue: 'openAmount',
  receivable: 'openAmount',
  received: 'amount',
  ordered: 'total',
  stock_value: 'value',
};

test('every figure equals the list or report it leads to', async () => {
  const small = await smallWorld();
  await ordersOfAllStates(small);
  await invoicesOfThreeMonths(small.w, small.b);
  await perform(small.w, small.w, 'inventory.change_reorder_points', {
    warehouseId: small.warehouseId,
    lines: [{ itemId: small.items.kit, reorderPoint: '60' }],
  });
  await small.w.refused(
    small.w.kernel.registry.operations.get('sales.approve_order') as never,
    { orderId: randomUUID(), version: 1 } as never,
  );
  const checked = new Set<string>();
  for (const board of ['system', 'money', 'stock', 'sell', 'overview'] as const)
    for (const range of ['month', 'last_month', 'months_3', 'months_12'] as const) {
      const { figures: shown, work } = await small.boss.run(getDashboard, { board, range });
      for (const figure of shown) {
        const { id } = figure;
        const total = await totalOf(small.w, small.boss, onTimeAsCount(figure), figure.drill);
        expect([board, range, id, inTermsOfList(figure)]).toEqual([board, range, id, total]);
        checked.add(id);
        for (const one of figure.also)
          if (one.drill)
            expect([one.id, one.value]).toEqual([
              one.id,
              await totalOf(small.w, small.boss, { id, kind: one.kind }, one.drill),
            ]);
      }
      for (const { id, count, drill } of work)
        expect([id, String(count)]).toEqual([
          id,
          await totalOf(small.w, small.boss, { id, kind: 'count' }, drill),
        ]);
    }
  const all = Object.values({ ...figures, ...systemFigures }).map(({ id }) => id);
  expect([...checked].sort()).toEqual(all.sort());
});

/** A share leads to the part that was counted; the whole stands beside it. */
const onTimeAsCount = (figure: Figure) =>
  figure.kind === 'percent' ? { id: figure.id, kind: 'count' as const } : figure;
function inTermsOfList({ kind, value, also }: Figure) {
  if (kind !== 'percent') return value;
  const [all, late] = also;
  return String(Number(all?.value) - Number(late?.value));
}

test('figures and work are those of the reach of each right', async () => {
  const small = await smallWorld();
  await ordersOfAllStates(small);
  const { w } = small;
  const otherBranch = randomUUID();
  await perform(w, w, 'tenancy.create_branch', {
    id: otherBranch,
    code: 'SBY',
    numberCode: 'S',
    name: 'Surabaya',
  });
  const rights = ['sales.order.read', 'sales.order.create', 'inventory.stock.read'];
  const of = (options: Parameters<World['as']>[0]) =>
    w.as({ permissions: rights, ...options }).run(getDashboard, { board: 'sell' });

  const here = await of({ scope: 'branch' });
  const there = await of({ scope: 'branch', branchId: otherBranch, branchIds: [otherBranch] });
  const mine = await of({ scope: 'own' });
  const writer = await of({ scope: 'own', userId: w.actor.userId });
  const everywhere = await w.run(getDashboard, { board: 'sell', branchId: otherBranch });

  expect(figureOf(here, 'to_ship').value).toBe('1');
  expect(figureOf(there, 'to_ship').value).toBe('0');
  expect(figureOf(there, 'ordered').value).toBe('0.0000');
  expect(figureOf(mine, 'waiting').value).toBe('0');
  expect(figureOf(writer, 'waiting').value).toBe('1');
  expect(figureOf(everywhere, 'ordered').value).toBe('0.0000');
  expect(there.charts.find((one) => one.id === 'customers')?.labels).toEqual([]);
  // Nobody who may not read invoices is told of them.
  expect(here.figures.some(({ id }) => id === 'invoiced' || id === 'overdue')).toBe(false);
});

test('nothing of another tenant is counted', async () => {
  const small = await smallWorld();
  await ordersOfAllStates(small);
  const other = await world();
  for (const board of ['system', 'money', 'stock', 'sell', 'overview'] as const) {
    const { figures: shown, work } = await other.run(getDashboard, {
      board,
      branchId: small.w.branchId,
    });
    const counted = shown.filter(({ id }) => !['done', 'people'].includes(id));
    expect(counted.every(({ value }) => value === null || Number(value) === 0)).toBe(true);
    expect(work).toEqual([]);
  }
});

test('what a person does decides the board, and whoever may see nothing is told so', async () => {
  const w = await world();
  const boardOf = async (permissions: string[]) =>
    (await w.as({ permissions }).run(getDashboard, {})).board;
  const reads = ['sales.order.read', 'finance.invoice.read', 'finance.report.read'];
  const stockReads = ['sales.delivery.read', 'inventory.stock.read', 'sales.order.read'];

  expect(await boardOf([...reads, 'sales.order.create'])).toBe('sell');
  expect(await boardOf([...reads, 'finance.receipt.create'])).toBe('money');
  expect(await boardOf([...stockReads, 'sales.delivery.ship'])).toBe('stock');
  expect(await boardOf(reads)).toBe('overview');
  expect(await boardOf([...w.kernel.registry.permissions.keys()])).toBe('system');
  expect(await w.as({ permissions: [] }).run(getDashboard, {})).toMatchObject({
    board: null,
    boards: [],
    figures: [],
    charts: [],
    work: [],
  });
});

test('a dashboard is one flight, after the one that learns what its reader may decide', async () => {
  const w = await world();
  for (const board of ['system', 'money', 'stock', 'sell', 'overview'] as const) {
    const before = await costOf(w.kernel, 'flights', 'reporting.get_dashboard');
    await w.run(getDashboard, { board });
    const flights = (await costOf(w.kernel, 'flights', 'reporting.get_dashboard')) - before;
    expect(flights).toBeLessThanOrEqual(3);
  }
});
