import type { QueryCtx } from '@poros/kernel';
import { charts, type ChartDefinition } from './charts.ts';
import type { FigureDefinition } from './figure-kinds.ts';
import { figures } from './figures.ts';
import { systemFigures } from './system-figures.ts';
import { works, type WorkDefinition } from './works.ts';
import { BOARDS, type BoardId } from '../shared/index.ts';

const FIGURES_SHOWN = 6;
const CHARTS_SHOWN = 2;

interface BoardDefinition {
  /** Whoever may do one of these is at home here. */
  readonly does: readonly string[];
  /** In order of worth; the first that the person may see are shown. */
  readonly figures: readonly FigureDefinition[];
  readonly charts: readonly ChartDefinition[];
  readonly works: readonly string[];
}

/** Rights decide, not the names of roles: a company makes its own roles. */
const boards: Readonly<Record<BoardId, BoardDefinition>> = {
  system: {
    does: ['admin.config.change', 'identity.user.change'],
    figures: [
      systemFigures.letters,
      systemFigures.refused,
      systemFigures.denied,
      systemFigures.done,
      systemFigures.people,
    ],
    charts: [charts.commands, charts.ordered],
    works: ['letters', 'approvals', 'held', 'late_deliveries', 'oversold', 'overdue'],
  },
  money: {
    does: ['finance.journal.post', 'finance.receipt.create'],
    figures: [
      figures.revenue,
      figures.cash,
      figures.receivable,
      figures.overdue,
      figures.received,
      figures.to_invoice,
    ],
    charts: [charts.invoiced, charts.ageing],
    works: ['approvals', 'to_invoice', 'overdue', 'unapplied', 'held'],
  },
  stock: {
    does: ['sales.delivery.ship', 'inventory.stock.receive'],
    figures: [
      figures.to_ship,
      figures.on_the_way,
      figures.late_deliveries,
      figures.low_stock,
      figures.oversold,
      figures.stock_value,
    ],
    charts: [charts.stock_flow, charts.arrivals],
    works: ['late_deliveries', 'oversold', 'planned', 'to_ship', 'low_stock'],
  },
  sell: {
    does: ['sales.order.create'],
    figures: [
      figures.ordered,
      figures.invoiced,
      figures.approvals,
      figures.waiting,
      figures.to_ship,
      figures.late_orders,
      figures.overdue,
    ],
    charts: [charts.ordered, charts.customers],
    works: [
      'approvals',
      'held',
      'late_orders',
      'late_deliveries',
      'overdue',
      'oversold',
      'low_stock',
    ],
  },
  overview: {
    does: [],
    figures: [
      figures.revenue,
      figures.cash,
      figures.overdue,
      figures.waiting,
      figures.approvals,
      figures.on_time,
      figures.ordered,
      figures.stock_value,
      figures.low_stock,
      figures.oversold,
    ],
    charts: [charts.invoiced, charts.ageing, charts.customers, charts.ordered, charts.stock_flow],
    works: [
      'letters',
      'approvals',
      'held',
      'late_deliveries',
      'late_orders',
      'overdue',
      'oversold',
    ],
  },
};

/** A dashboard as one person may see it. */
export interface Board {
  readonly id: BoardId | null;
  readonly others: readonly BoardId[];
  readonly figures: readonly FigureDefinition[];
  readonly charts: readonly ChartDefinition[];
  readonly works: readonly WorkDefinition[];
}

/** The board that was wanted, or the first at which this person does something. */
export function boardFor(ctx: QueryCtx, wanted: BoardId | undefined): Board {
  const open = BOARDS.filter((id) => seen(ctx, boards[id]).length >= (id === 'overview' ? 1 : 2));
  const home = open.find((id) => boards[id].does.some((right) => ctx.may(right)));
  const id = wanted !== undefined && open.includes(wanted) ? wanted : (home ?? open.at(-1) ?? null);
  if (id === null) return { id, others: [], figures: [], charts: [], works: [] };
  const board = boards[id];
  return {
    id,
    others: open,
    figures: seen(ctx, board).slice(0, FIGURES_SHOWN),
    charts: board.charts.filter((one) => ctx.may(one.permission)).slice(0, CHARTS_SHOWN),
    works: works.filter(
      (one) =>
        board.works.includes(one.id) &&
        ctx.may(one.permission) &&
        one.does.some((right) => ctx.may(right)),
    ),
  };
}

const seen = (ctx: QueryCtx, { figures: all }: BoardDefinition) =>
  all.filter((one) => ctx.may(one.permission));
