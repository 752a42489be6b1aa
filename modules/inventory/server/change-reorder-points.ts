import { command, sql } from '@poros/kernel';
import { quantity, quantityText } from '@poros/kernel/shared';
import { ChangeReorderPoints, ReorderPointsChanged } from '../shared/stock.ts';
import { ensureOnce } from './ensure-once.ts';
import { lockForDocument } from './lock-for-document.ts';
import { rowOf } from './locked-stock.ts';

export const changeReorderPoints = command({
  name: 'inventory.change_reorder_points',
  http: 'PUT /stock/reorder-points',
  permission: 'inventory.stock.plan',
  summary: 'Set at which available stock an item in a warehouse counts as low.',
  input: ChangeReorderPoints,
  output: ReorderPointsChanged,
  refuses: [
    'inventory.warehouse_not_found',
    'inventory.item_not_found',
    'inventory.item_not_stocked',
    'inventory.item_twice',
  ],

  async run(ctx, input) {
    const { stock, warehouse } = await lockForDocument(ctx, input);
    const lines = input.lines.map((line) => ({
      row: rowOf(stock, warehouse.id, line.itemId),
      to: quantityText(quantity(line.reorderPoint)),
    }));
    ensureOnce(lines);

    ctx.write(sql`update inventory.stock s set reorder_point = c.reorder_point,
        version = s.version + 1, updated_at = ${ctx.now.toISOString()},
        updated_by = ${ctx.actor.userId}
      from unnest(${lines.map(({ row }) => row.id)}::uuid[],
        ${lines.map(({ to }) => to)}::numeric[]) as c(id, reorder_point)
      where s.tenant_id = ${ctx.tenantId} and s.id = c.id`);
    for (const { row, to } of lines)
      ctx.changed(
        'inventory.stock',
        row.id,
        { reorder_point: quantityText(row.reorderPoint) },
        { reorder_point: to },
      );

    return { warehouseId: warehouse.id, count: lines.length };
  },
});
