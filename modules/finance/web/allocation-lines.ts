import {
  NO_MONEY,
  addMoney,
  money,
  moneyText,
  subtractMoney,
  type Money,
} from '@poros/kernel/shared/decimal';
import type { LineStore } from '@poros/ui';
import type { OutputOf } from '@poros/web-kit';

type OpenInvoice = OutputOf<'finance.list_open_items'>['invoices'][number];

/** An open invoice and what of the money goes to it, as decimal text. */
export interface AllocationLine extends OpenInvoice {
  readonly key: string;
  readonly allocated: string;
}

export const linesOf = (invoices: readonly OpenInvoice[], chosenId?: string): AllocationLine[] =>
  invoices.map((invoice) => ({
    ...invoice,
    key: invoice.id,
    allocated: invoice.id === chosenId ? invoice.openAmount : '',
  }));

export const allocatedOf = (lines: readonly AllocationLine[]): Money =>
  lines.reduce((sum, line) => addMoney(sum, textMoney(line.allocated)), NO_MONEY);

/** What is left of the money; below nothing when too much was allocated. */
export const leftOf = (amount: string, lines: readonly AllocationLine[]): Money =>
  subtractMoney(textMoney(amount), allocatedOf(lines));

/** Gives the money to the invoices in the order in which they fall due. */
export function fillOldest(store: LineStore<AllocationLine>, amount: string): void {
  let left = textMoney(amount);
  for (const line of store.rows()) {
    const open = money(line.openAmount);
    const part = left < open ? left : open;
    store.set(line.key, { allocated: part > 0n ? moneyText(part) : '' });
    left = subtractMoney(left, part);
  }
}

export const allocationsToSend = (lines: readonly AllocationLine[]) =>
  lines
    .filter((line) => textMoney(line.allocated) > 0n)
    .map((line) => ({ invoiceId: line.id, amount: line.allocated }));

const textMoney = (text: string): Money => (text === '' ? NO_MONEY : money(text));
