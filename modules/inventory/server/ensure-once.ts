import { refuse } from '@poros/kernel';
import type { StockRow } from './locked-stock.ts';

/** Two counts of one item in one document cannot both be true. */
export function ensureOnce(lines: readonly { readonly row: StockRow }[]): void {
  const seen = new Set<StockRow>();
  for (const { row } of lines) {
    if (seen.has(row)) refuse('inventory.item_twice', { item: row.itemCode });
    seen.add(row);
  }
}
