import {
  Currency,
  Cursor,
  DateOn,
  Id,
  MoneyText,
  Type,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { ACCOUNT_TYPES } from './account.ts';

const Month = Type.String({ pattern: '^(19|2\\d)\\d{2}-(0[1-9]|1[0-2])$', description: 'YYYY-MM' });
/** A value of a dimension, or `blank` for the lines that carry none. */
const DimensionValue = Type.Union([Id, Type.Literal('blank')]);

/** Which part of the books a report looks at. */
const bookPart = {
  currency: optional(Currency),
  branchId: optional(Id),
  departmentId: optional(DimensionValue),
  projectId: optional(DimensionValue),
};
export const BookPart = object(bookPart);
export type BookPart = Static<typeof BookPart>;

const accountHead = {
  accountId: Id,
  code: Type.String(),
  name: Type.String(),
  type: oneOf(ACCOUNT_TYPES),
};

export const GetTrialBalance = object({ from: Month, to: Month, ...bookPart });
/** Balances are debit less credit; over all accounts opening and closing are nothing. */
export const TrialBalance = object({
  currency: Currency,
  rows: Type.Array(
    object({
      ...accountHead,
      opening: MoneyText,
      debit: MoneyText,
      credit: MoneyText,
      closing: MoneyText,
    }),
  ),
  debit: MoneyText,
  credit: MoneyText,
});
export type TrialBalance = Static<typeof TrialBalance>;

const LedgerLimit = Type.Integer({ minimum: 1, maximum: 1_000, default: 200 });
export const GetLedger = object({
  accountId: Id,
  from: DateOn,
  to: DateOn,
  partyId: optional(Id),
  ...bookPart,
  after: optional(Cursor),
  limit: optional(LedgerLimit),
});
/** The lines of an account in the order of their days, with what it stood at after each. */
export const Ledger = object({
  account: object({ ...accountHead, isControl: Type.Boolean() }),
  currency: Currency,
  opening: MoneyText,
  debit: MoneyText,
  credit: MoneyText,
  closing: MoneyText,
  rows: Type.Array(
    object({
      id: Id,
      journalId: Id,
      number: Type.String(),
      postedOn: DateOn,
      description: Type.String(),
      source: object({ type: Type.String(), id: Id }),
      branchCode: Type.String(),
      departmentCode: nullable(Type.String()),
      projectCode: nullable(Type.String()),
      partyName: nullable(Type.String()),
      debit: MoneyText,
      credit: MoneyText,
      balance: MoneyText,
    }),
  ),
  next: nullable(Type.String()),
});
export type Ledger = Static<typeof Ledger>;

const statementRow = {
  accountId: Id,
  code: Type.String(),
  name: Type.String(),
  type: oneOf(ACCOUNT_TYPES),
  depth: Type.Integer(),
  isHeading: Type.Boolean(),
};
export const GetBalanceSheet = object({ at: Month, comparedTo: optional(Month), ...bookPart });
const balancePair = { amount: MoneyText, compared: nullable(MoneyText) };
/**
 * Assets as debit, liabilities and equity as credit; the result that no closing moved is equity.
 */
export const BalanceSheet = object({
  currency: Currency,
  rows: Type.Array(object({ ...statementRow, ...balancePair })),
  assets: object(balancePair),
  liabilities: object(balancePair),
  equity: object(balancePair),
  /** Income less cost: of the year, and of the years before. */
  resultOfYear: object(balancePair),
  resultBefore: object(balancePair),
});
export type BalanceSheet = Static<typeof BalanceSheet>;

export const PROFIT_COLUMNS = ['none', 'month', 'branch', 'department', 'project'] as const;
export type ProfitColumns = (typeof PROFIT_COLUMNS)[number];
export const GetProfitLoss = object({
  from: Month,
  to: Month,
  by: optional(oneOf(PROFIT_COLUMNS)),
  ...bookPart,
});
/**
 * Income as credit, cost as debit; result = income − cost. The last amount of a row is its total.
 */
export const ProfitLoss = object({
  currency: Currency,
  /** Key and name of each column; an empty name is a blank dimension. */
  columns: Type.Array(object({ key: Type.String(), name: Type.String() })),
  rows: Type.Array(object({ ...statementRow, amounts: Type.Array(MoneyText) })),
  income: Type.Array(MoneyText),
  cost: Type.Array(MoneyText),
  result: Type.Array(MoneyText),
});
export type ProfitLoss = Static<typeof ProfitLoss>;

export const GetAgeing = object({
  on: optional(DateOn),
  currency: optional(Currency),
  branchId: optional(Id),
});
const ages = {
  notDue: MoneyText,
  days30: MoneyText,
  days60: MoneyText,
  days90: MoneyText,
  older: MoneyText,
  total: MoneyText,
};
/** What customers owe on a day by how long it is overdue: to 30, 60, 90 days, and older. */
export const Ageing = object({
  on: DateOn,
  currency: Currency,
  rows: Type.Array(object({ customerId: Id, customerName: Type.String(), ...ages })),
  totals: object(ages),
  /** The receivable account on that day; the same as the total of all ages. */
  controlBalance: MoneyText,
  /** There are more customers than the thousand shown; the totals hold them all. */
  isCut: Type.Boolean(),
});
export type Ageing = Static<typeof Ageing>;

export const GetCustomerStatement = object({
  customerId: Id,
  from: DateOn,
  to: DateOn,
  currency: optional(Currency),
});
/** What happened between a customer and us; a balance in his favour is negative. */
export const CustomerStatement = object({
  customerId: Id,
  customerName: Type.String(),
  currency: Currency,
  opening: MoneyText,
  closing: MoneyText,
  rows: Type.Array(
    object({
      journalId: Id,
      postedOn: DateOn,
      description: Type.String(),
      source: object({ type: Type.String(), id: Id }),
      debit: MoneyText,
      credit: MoneyText,
      balance: MoneyText,
    }),
  ),
});
