import type { LineStore } from '@poros/ui';
import {
  money,
  moneyText,
  quantity,
  quantityText,
  subtractQuantity,
} from '@poros/kernel/shared/decimal';
import { call, newId } from '@poros/web-kit';
import type { DocumentKind } from '../shared/document-kinds.ts';
import { valueOf } from '../shared/valuation.ts';

/** A line of a stock document while it is written. Amounts are decimal text, '' is not said yet. */
export interface DraftLine {
  readonly key: string;
  readonly itemId: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  /** What is received, issued, transferred, added (adjustment) or was counted. */
  readonly quantity: string;
  readonly unitCost: string;
  readonly note: string;
  /** What the books say of the warehouse. */
  readonly onHand: string;
  readonly available: string;
  /** Item and warehouse for which the books were asked. */
  readonly askedFor: string;
  /** A receipt's value, a count's difference: follows from the rest. */
  readonly result: string;
}

export const blankLine = (): DraftLine => ({
  key: newId(),
  itemId: '',
  code: '',
  name: '',
  unit: '',
  quantity: '',
  unitCost: '',
  note: '',
  onHand: '',
  available: '',
  askedFor: '',
  result: '',
});

export const isBlankLine = (line: DraftLine): boolean => line.itemId === '';

/** Fills what follows, by the server's own rules. */
export function withResult(kind: DocumentKind, line: DraftLine): DraftLine {
  return { ...line, result: resultOf(kind, line) };
}

function resultOf(kind: DocumentKind, { quantity: typed, unitCost, onHand }: DraftLine): string {
  if (typed === '') return '';
  if (kind === 'receipt')
    return unitCost === '' ? '' : moneyText(valueOf(quantity(typed), money(unitCost)));
  if (kind === 'count')
    return onHand === '' ? '' : quantityText(subtractQuantity(quantity(typed), quantity(onHand)));
  return '';
}

/** Asks the books about every line whose item or warehouse is new; one question for all of them. */
export async function askBooks(store: LineStore<DraftLine>, warehouseId: string): Promise<void> {
  const open = store
    .rows()
    .filter((line) => line.itemId && line.askedFor !== placeOf(line, warehouseId));
  if (open.length === 0) return;
  for (const line of open) store.set(line.key, { askedFor: placeOf(line, warehouseId) });
  const itemIds = [...new Set(open.map((line) => line.itemId))].slice(0, 200);
  const found = await call('inventory.get_availability', { itemIds, warehouseId }).catch(
    () => undefined,
  );
  if (!found) return;
  const byItem = new Map(found.rows.map((row) => [row.itemId, row]));
  for (const { key } of open) {
    const now = store.rows().find((line) => line.key === key);
    const row = now && byItem.get(now.itemId);
    if (row && now.askedFor === placeOf(now, warehouseId))
      store.set(key, { onHand: row.onHand, available: row.available });
  }
}

const placeOf = (line: DraftLine, warehouseId: string): string => `${warehouseId}/${line.itemId}`;
