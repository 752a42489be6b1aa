import {
  DateOn,
  Id,
  MoneyText,
  Page,
  Type,
  Version,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';

/** Who may follow whom: a closed month can be reopened, a locked one is final. */
export const periodMoves = {
  open: ['closed'],
  closed: ['open', 'locked'],
  locked: [],
} as const satisfies Record<string, readonly string[]>;
export type PeriodStatus = keyof typeof periodMoves;
export const PERIOD_STATUSES = Object.keys(periodMoves) as PeriodStatus[];

const Reason = Type.String({ minLength: 3, maxLength: 500 });

export const Period = object({
  id: Id,
  month: DateOn,
  status: oneOf(PERIOD_STATUSES),
  closedAt: nullable(Type.String()),
  journals: Type.Integer(),
  version: Type.Integer(),
});
export type Period = Static<typeof Period>;
export const ListPeriods = object({
  ...listInput,
  year: optional(Type.Integer({ minimum: 2000, maximum: 2200 })),
});
export const PeriodPage = Page(Period);

export const ClosePeriod = object({ periodId: Id, version: Version });
export const ReopenPeriod = object({ periodId: Id, version: Version, reason: Reason });
export const LockPeriod = object({ periodId: Id, version: Version });
export const CreateFiscalYear = object({ year: Type.Integer({ minimum: 2000, maximum: 2200 }) });
export const FiscalYearCreated = object({ year: Type.Integer(), months: Type.Integer() });

/** What stands in the way of closing a month, and what is worth a look before. */
export const CLOSING_CHECKS = [
  'earlier_open',
  'month_running',
  'money_unapplied',
  'clearing_not_empty',
  'goods_not_invoiced',
] as const;
export const PreviewClosing = object({ periodId: Id });
export const Closing = object({
  month: DateOn,
  canClose: Type.Boolean(),
  checks: Type.Array(
    object({
      check: oneOf(CLOSING_CHECKS),
      isBlocking: Type.Boolean(),
      isPassed: Type.Boolean(),
      amount: nullable(MoneyText),
    }),
  ),
});
