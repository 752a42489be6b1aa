import { sql, type Ctx, type InsertRow } from '@poros/kernel';
import { moneyText, quantityText } from '@poros/kernel/shared';
import { isShort } from '../shared/availability.ts';
import type { LockedStock, PendingMove } from './locked-stock.ts';

/** The document that moves goods. */
export interface Source {
  readonly type: string;
  readonly id: string;
  readonly number: string;
  readonly movedOn: string;
}

/** Writes every changed row in one statement and every move in another. */
export function writeStock(ctx: Ctx, stock: LockedStock, source: Source): void {
  if (stock.touched.size === 0) return;
  const rows = [...stock.touched];
  ctx.write(sql`with changed as (
      update inventory.stock s set on_hand = c.on_hand, reserved = c.reserved, value = c.value,
        unit_cost = c.unit_cost, move_count = c.move_count, is_short = c.is_short,
        last_moved_on = case when c.move_count > s.move_count
          then greatest(s.last_moved_on, ${source.movedOn}::date) else s.last_moved_on end,
        version = s.version + 1, updated_at = ${ctx.now.toISOString()},
        updated_by = ${ctx.actor.userId}
      from unnest(${rows.map((row) => row.id)}::uuid[],
        ${rows.map((row) => row.version)}::integer[],
        ${rows.map((row) => quantityText(row.holding.onHand))}::numeric[],
        ${rows.map((row) => quantityText(row.reserved))}::numeric[],
        ${rows.map((row) => moneyText(row.holding.value))}::numeric[],
        ${rows.map((row) => moneyText(row.holding.unitCost))}::numeric[],
        ${rows.map((row) => row.moveCount)}::integer[],
        ${rows.map((row) => isShort({ ...row, onHand: row.holding.onHand }))}::boolean[])
        as c(id, version, on_hand, reserved, value, unit_cost, move_count, is_short)
      where s.tenant_id = ${ctx.tenantId} and s.id = c.id and s.version = c.version
      returning 1)
    select kernel.expect((select count(*) from changed) = ${rows.length}::bigint,
      'kernel.changed_meanwhile')`);
  ctx.insert(
    'inventory.stock_move',
    stock.moves.map((one) => moveRow(ctx, one, source)),
  );
}

function moveRow(ctx: Ctx, move: PendingMove, source: Source): InsertRow<'inventory.stock_move'> {
  const { row, kind, nth, movement } = move;
  return {
    id: ctx.newId(),
    stock_id: row.id,
    nth,
    warehouse_id: row.warehouseId,
    item_id: row.itemId,
    kind,
    quantity: quantityText(movement.quantity),
    unit_cost: moneyText(movement.unitCost),
    value: moneyText(movement.value),
    on_hand_after: quantityText(movement.after.onHand),
    value_after: moneyText(movement.after.value),
    document_type: source.type,
    document_id: source.id,
    document_number: source.number,
    moved_on: source.movedOn,
  };
}
