import { money, quantity, type Money, type Quantity } from '@poros/kernel/shared';
import type { MoveKind } from '../shared/move-kinds.ts';
import type { Holding, Moved, Movement } from '../shared/valuation.ts';

/** A stock row as `lockRows` reads it. */
export interface LockedRow {
  readonly id: string;
  readonly warehouseId: string;
  readonly warehouseCode: string;
  readonly branchId: string;
  /** Whether this is the default warehouse of its branch. */
  readonly isDefault: boolean;
  readonly itemId: string;
  readonly itemCode: string;
  readonly unitCode: string;
  readonly standardCost: string;
  readonly version: number;
  readonly onHand: string;
  readonly reserved: string;
  readonly reorderPoint: string;
  readonly value: string;
  readonly unitCost: string;
  readonly moveCount: number;
  readonly mayBackorder: boolean;
  readonly mayGoNegative: boolean;
}

type Amounts =
  'standardCost' | 'onHand' | 'reserved' | 'reorderPoint' | 'value' | 'unitCost' | 'moveCount';

/** The row as its command sees it: changed in memory while deciding, written once at the end. */
export interface StockRow extends Omit<LockedRow, Amounts> {
  readonly standardCost: Money;
  readonly reorderPoint: Quantity;
  holding: Holding;
  reserved: Quantity;
  moveCount: number;
}

export interface PendingMove {
  readonly row: StockRow;
  readonly kind: MoveKind;
  readonly nth: number;
  readonly movement: Movement;
}

/** The locked rows of one command and what it does to them. */
export interface LockedStock {
  readonly rows: ReadonlyMap<string, StockRow>;
  readonly touched: Set<StockRow>;
  readonly moves: PendingMove[];
}

export function lockedStock(locked: readonly LockedRow[]): LockedStock {
  const rows = locked.map(toStockRow);
  const byPlace = rows.map((row) => [placeKey(row.warehouseId, row.itemId), row] as const);
  return { rows: new Map(byPlace), touched: new Set(), moves: [] };
}

/** The row of a place that `openStock` has made sure of. */
export function rowOf(stock: LockedStock, warehouseId: string, itemId: string): StockRow {
  const row = stock.rows.get(placeKey(warehouseId, itemId));
  if (!row) throw new Error(`stock of item ${itemId} in warehouse ${warehouseId} is not locked`);
  return row;
}

/** Lets a row follow what happened to it. */
export function move(stock: LockedStock, row: StockRow, kind: MoveKind, moved: Moved): void {
  for (const movement of moved.movements) {
    row.moveCount += 1;
    const shown = movement.isRevaluation ? 'revaluation' : kind;
    stock.moves.push({ row, kind: shown, nth: row.moveCount, movement });
  }
  row.holding = moved.after;
  stock.touched.add(row);
}

/** Takes a promise back; nothing moves. */
export function unreserve(stock: LockedStock, row: StockRow, amount: Quantity): void {
  row.reserved = (row.reserved - amount) as Quantity;
  stock.touched.add(row);
}

const placeKey = (warehouseId: string, itemId: string): string => `${warehouseId}/${itemId}`;

function toStockRow(locked: LockedRow): StockRow {
  const { onHand, value, unitCost, ...row } = locked;
  return {
    ...row,
    standardCost: money(row.standardCost),
    reorderPoint: quantity(row.reorderPoint),
    reserved: quantity(row.reserved),
    holding: { onHand: quantity(onHand), value: money(value), unitCost: money(unitCost) },
  };
}
