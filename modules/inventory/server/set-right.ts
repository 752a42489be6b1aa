import { refuse } from '@poros/kernel';
import type { Quantity } from '@poros/kernel/shared';
import { adjust, type Moved } from '../shared/valuation.ts';
import { move, type LockedStock, type StockRow } from './locked-stock.ts';
import { shortageOf } from './take-goods.ts';

export interface Difference {
  readonly row: StockRow;
  readonly difference: Quantity;
}

/**
 * Makes the books follow what is on the shelf. Goods that are promised may turn out to be missing:
 * truth is posted all the same and the row is short until the promise is covered. Only what is not
 * there cannot be lost.
 */
export function setRight<T extends Difference>(
  stock: LockedStock,
  differences: readonly T[],
): (T & { readonly moved?: Moved })[] {
  return differences.map((one) => {
    const { row, difference } = one;
    if (difference === 0n) return one;
    if (difference < 0n && -difference > row.holding.onHand && !row.mayGoNegative) {
      const short = shortageOf(row, -difference as Quantity, row.holding.onHand);
      refuse('inventory.stock_short', { ...short, short: [short] });
    }
    const moved = adjust(row.holding, difference, row.standardCost);
    move(stock, row, 'adjustment', moved);
    return { ...one, moved };
  });
}
