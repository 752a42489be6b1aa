import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveWarehouse } from '../shared/warehouse.ts';
import { lockWarehouse, spreadPolicy } from './warehouse.sql.ts';

export const archiveWarehouse = command({
  name: 'inventory.archive_warehouse',
  http: 'POST /warehouses/:warehouseId/archival',
  permission: 'inventory.warehouse.archive',
  summary: 'Take an empty warehouse out of use; its stock cards stay.',
  input: ArchiveWarehouse,
  output: Touched,
  refuses: [
    'inventory.warehouse_not_found',
    'inventory.warehouse_is_default',
    'inventory.warehouse_not_empty',
  ],

  async run(ctx, { warehouseId, version }) {
    const warehouse = await lockWarehouse(ctx, warehouseId);
    const { code } = warehouse;
    if (warehouse.is_default) refuse('inventory.warehouse_is_default', { code });
    const held = await ctx.first<{ items: number }>(sql`with locked as materialized (
        select on_hand, reserved from inventory.stock
        where tenant_id = ${ctx.tenantId} and warehouse_id = ${warehouseId}
        order by item_id, warehouse_id
        for no key update)
      select count(*)::integer as items from locked where on_hand <> 0 or reserved <> 0`);
    if (held && held.items > 0)
      refuse('inventory.warehouse_not_empty', { code, items: held.items });

    const policy = { may_backorder: false, may_go_negative: false };
    ctx.update(
      'inventory.warehouse',
      { ...warehouse, version },
      { ...policy, deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );
    // An order that was waiting for these rows finds nothing to be promised.
    spreadPolicy(ctx, warehouse, policy);

    return { id: warehouseId, version: version + 1 };
  },
});
