import { NO_MONEY, addMoney, type Money } from '@poros/kernel/shared';
import type { AccountType } from './account.ts';

export interface StatementAccount {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly parentId: string | null;
  readonly isPostable: boolean;
}

export interface StatementLine {
  readonly accountId: string;
  readonly code: string;
  readonly name: string;
  readonly type: AccountType;
  readonly depth: number;
  readonly isHeading: boolean;
  /** One amount for each column of the statement. */
  readonly amounts: readonly Money[];
}

/**
 * Accounts under their headings, in the order of their codes, each heading with the sum of what
 * stands below it. What is nothing in every column is left out. Amounts come as debit less credit
 * and are shown on the side of their type: assets and cost as debit, the others as credit.
 */
export function statementLines(
  accounts: readonly StatementAccount[],
  balances: ReadonlyMap<string, readonly Money[]>,
  columns: number,
): StatementLine[] {
  const children = Map.groupBy(accounts, (account) => account.parentId);
  for (const own of children.values()) own.sort((one, other) => (one.code < other.code ? -1 : 1));

  const linesOf = (account: StatementAccount, depth: number): StatementLine[] => {
    const below = (children.get(account.id) ?? []).flatMap((child) => linesOf(child, depth + 1));
    const own = (balances.get(account.id) ?? []).map((amount) => sideOf(account.type, amount));
    const direct = below.filter((line) => line.depth === depth + 1).map((line) => line.amounts);
    const amounts = sumColumns([own, ...direct], columns);
    if (below.length === 0 && amounts.every((amount) => amount === 0n)) return [];
    const { id: accountId, code, name, type, isPostable } = account;
    return [{ accountId, code, name, type, depth, isHeading: !isPostable, amounts }, ...below];
  };
  return (children.get(null) ?? []).flatMap((root) => linesOf(root, 0));
}

/** The sum of the topmost lines of some types, column by column. */
export function sectionTotal(
  lines: readonly StatementLine[],
  types: readonly AccountType[],
  columns: number,
): Money[] {
  const own = lines.filter((line) => line.depth === 0 && types.includes(line.type));
  return sumColumns(
    own.map((line) => line.amounts),
    columns,
  );
}

/** Debit less credit as it is shown: assets and cost as they are, the others turned round. */
export const sideOf = (type: AccountType, balance: Money): Money =>
  type === 'asset' || type === 'cost' ? balance : (-balance as Money);

export function sumColumns(rows: readonly (readonly Money[])[], columns: number): Money[] {
  return Array.from({ length: columns }, (_, column) =>
    rows.reduce((sum, row) => addMoney(sum, row[column] ?? NO_MONEY), NO_MONEY),
  );
}
