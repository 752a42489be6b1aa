import { negateMoney, sumMoney, type Money } from '@poros/kernel/shared/decimal';
import type { Reason } from './document-kinds.ts';

/** Finance's names of the accounts that stand against the inventory account. */
export type ContraAccount = 'gr_ir' | 'opening_equity' | 'cost_of_sales' | 'stock_adjustment';

/**
 * Goods received without an invoice wait in GR/IR; goods sold are cost of sales; whatever the books
 * did not know is a stock adjustment. A transfer is not here: it stands against the inventory
 * account of the other warehouse.
 */
export const CONTRA_OF: Readonly<Record<Exclude<Reason, 'transfer'>, ContraAccount>> = {
  purchase: 'gr_ir',
  opening: 'opening_equity',
  return: 'cost_of_sales',
  sold: 'cost_of_sales',
  used: 'stock_adjustment',
  sample: 'stock_adjustment',
  damaged: 'stock_adjustment',
  correction: 'stock_adjustment',
  found: 'stock_adjustment',
  lost: 'stock_adjustment',
  count: 'stock_adjustment',
};

/** One signed amount on an account of a branch: a debit is positive. */
export interface SignedAmount {
  readonly account: ContraAccount | 'inventory';
  readonly branchId: string;
  readonly amount: Money;
}

export interface StockJournalLine {
  readonly account: ContraAccount | 'inventory';
  readonly debit?: Money;
  readonly credit?: Money;
  readonly dimensions: { readonly branch: string };
}

/**
 * Stock of a branch gains `value` (loses it, below zero) against an account of the same or another
 * branch.
 */
export function gain(
  value: Money,
  branchId: string,
  contra: ContraAccount,
  contraBranchId = branchId,
): SignedAmount[] {
  return [
    { account: 'inventory', branchId, amount: value },
    { account: contra, branchId: contraBranchId, amount: negateMoney(value) },
  ];
}

/**
 * One journal line per account and branch; what cancels out, as a transfer inside a branch, is not
 * booked.
 */
export function stockJournal(amounts: readonly SignedAmount[]): StockJournalLine[] {
  const groups = Map.groupBy(amounts, (one) => `${one.account}/${one.branchId}`);
  return [...groups.values()].flatMap((group) => {
    const amount = sumMoney(group.map((one) => one.amount));
    const [first] = group;
    if (amount === 0n || !first) return [];
    const place = { account: first.account, dimensions: { branch: first.branchId } };
    return [amount > 0n ? { ...place, debit: amount } : { ...place, credit: negateMoney(amount) }];
  });
}
