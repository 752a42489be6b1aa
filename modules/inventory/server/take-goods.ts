import { refuse } from '@poros/kernel';
import { NO_QUANTITY, type Quantity } from '@poros/kernel/shared';
import { mayTake } from '../shared/availability.ts';
import { shortQuantity, type Shortage } from '../shared/shortage.ts';
import type { MoveKind } from '../shared/move-kinds.ts';
import { issue, type Moved } from '../shared/valuation.ts';
import { move, unreserve, type LockedStock, type StockRow } from './locked-stock.ts';

export interface Taking {
  readonly row: StockRow;
  readonly kind: MoveKind;
  readonly quantity: Quantity;
  /** How much of it the taker had been promised in this warehouse. */
  readonly released?: Quantity;
}

/**
 * Takes goods at the moving average, or refuses the whole document naming every item that is short.
 * Decided line by line, so the same item twice counts twice.
 */
export function takeGoods<T extends Taking>(
  stock: LockedStock,
  takings: readonly T[],
): (T & { readonly moved: Moved })[] {
  const shortages: Shortage[] = [];
  const taken = takings.map((taking) => {
    const { row, kind, quantity, released = NO_QUANTITY } = taking;
    const most = mayTake({ ...row, onHand: row.holding.onHand }, released);
    if (most !== undefined && quantity > most) shortages.push(shortageOf(row, quantity, most));
    const moved = issue(row.holding, quantity);
    if (released > 0n) unreserve(stock, row, released);
    move(stock, row, kind, moved);
    return { ...taking, moved };
  });

  const [first] = shortages;
  if (first) refuse('inventory.stock_short', { ...first, short: shortages });
  return taken;
}

export function shortageOf(row: StockRow, wanted: Quantity, available: Quantity): Shortage {
  return {
    item: row.itemCode,
    warehouse: row.warehouseCode,
    unit: row.unitCode,
    wanted: shortQuantity(wanted),
    available: shortQuantity(available),
  };
}
