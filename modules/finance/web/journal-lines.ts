import { NO_MONEY, addMoney, money, subtractMoney, type Money } from '@poros/kernel/shared/decimal';
import { newId } from '@poros/web-kit';

/** A line of a journal while it is written. */
export interface JournalLine {
  readonly key: string;
  readonly accountId: string;
  readonly code: string;
  readonly name: string;
  readonly description: string;
  readonly departmentId: string;
  readonly departmentName: string;
  readonly projectId: string;
  readonly projectName: string;
  readonly debit: string;
  readonly credit: string;
}

export const blankLine = (): JournalLine => ({
  key: newId(),
  accountId: '',
  code: '',
  name: '',
  description: '',
  departmentId: '',
  departmentName: '',
  projectId: '',
  projectName: '',
  debit: '',
  credit: '',
});

export const isBlankLine = (line: JournalLine): boolean => line.accountId === '';

export interface Sides {
  readonly debit: Money;
  readonly credit: Money;
  readonly difference: Money;
}

export function sidesOf(lines: readonly JournalLine[]): Sides {
  const debit = sum(lines.map((line) => line.debit));
  const credit = sum(lines.map((line) => line.credit));
  return { debit, credit, difference: subtractMoney(debit, credit) };
}

const sum = (amounts: readonly string[]): Money =>
  amounts.reduce((total, one) => (one === '' ? total : addMoney(total, money(one))), NO_MONEY);

export const linesToSend = (lines: readonly JournalLine[]) =>
  lines.map((line) => ({
    accountId: line.accountId,
    description: line.description,
    ...(line.debit && { debit: line.debit }),
    ...(line.credit && { credit: line.credit }),
    ...(line.departmentId && { departmentId: line.departmentId }),
    ...(line.projectId && { projectId: line.projectId }),
  }));
