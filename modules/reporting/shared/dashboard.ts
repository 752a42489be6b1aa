import {
  DateOn,
  Id,
  Instant,
  MoneyText,
  Type,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { BOARDS } from './boards.ts';
import { RANGES, STEPS } from './range.ts';

const Count = Type.Integer();
/** An amount, a count or a percentage as decimal text. */
const Figured = Type.String({ pattern: '^-?\\d{1,18}(\\.\\d{1,4})?$', description: 'Decimal' });

/** The list or report that adds up to a figure: a query of ours and what to ask it. */
export const Drill = object({
  op: Type.String(),
  input: Type.Record(Type.String(), Type.Union([Type.String(), Type.Boolean()])),
});
export type Drill = Static<typeof Drill>;

export const FIGURE_KINDS = ['money', 'count', 'percent'] as const;
/** With what a figure is compared: the range before, or where it stood thirty days ago. */
export const COMPARISONS = ['previous_range', 'days_30', 'none'] as const;

export const Figure = object({
  id: Type.String(),
  kind: oneOf(FIGURE_KINDS),
  /** Null where there is nothing to measure: no part of nothing. */
  value: nullable(Figured),
  comparison: oneOf(COMPARISONS),
  previous: nullable(Figured),
  /** Which way is good news. */
  isGood: oneOf(['up', 'down', 'neither']),
  /** The way here, oldest first; null where nothing is known. */
  trail: Type.Array(nullable(Figured)),
  drill: Drill,
  /** Figures that explain this one. */
  also: Type.Array(
    object({
      id: Type.String(),
      kind: oneOf(FIGURE_KINDS),
      value: Figured,
      drill: nullable(Drill),
    }),
  ),
});
export type Figure = Static<typeof Figure>;

export const CHART_KINDS = ['line', 'bar', 'stacked', 'pareto'] as const;
export const Chart = object({
  id: Type.String(),
  kind: oneOf(CHART_KINDS),
  unit: oneOf(['money', 'count']),
  /** Steps of time when set: days, weeks by their Monday, or months (YYYY-MM). */
  step: nullable(oneOf(STEPS)),
  /** Steps of time, names of things, or keys of words where `hasWords`. */
  labels: Type.Array(Type.String()),
  hasWords: Type.Boolean(),
  series: Type.Array(object({ id: Type.String(), values: Type.Array(nullable(Figured)) })),
  /** The last step is not over yet. */
  isPartial: Type.Boolean(),
  /** Where each label leads. */
  drills: Type.Array(nullable(Drill)),
});
export type Chart = Static<typeof Chart>;

/** Something that waits for this person, most pressing first. */
export const Work = object({
  id: Type.String(),
  tone: oneOf(['danger', 'attention', 'info']),
  count: Count,
  amount: nullable(MoneyText),
  oldestOn: nullable(DateOn),
  drill: Drill,
});
export type Work = Static<typeof Work>;

export const GetDashboard = object({
  board: optional(oneOf(BOARDS)),
  range: optional(oneOf(RANGES)),
  branchId: optional(Id),
});
export type GetDashboard = Static<typeof GetDashboard>;

export const Dashboard = object({
  /** Null for someone who may see no figure at all. */
  board: nullable(oneOf(BOARDS)),
  boards: Type.Array(oneOf(BOARDS)),
  range: object({
    id: oneOf(RANGES),
    from: DateOn,
    to: DateOn,
    until: DateOn,
    isRunning: Type.Boolean(),
    previousFrom: DateOn,
    previousUntil: DateOn,
  }),
  currency: Type.String(),
  at: Instant,
  figures: Type.Array(Figure),
  charts: Type.Array(Chart),
  work: Type.Array(Work),
});
export type Dashboard = Static<typeof Dashboard>;
