import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeWarehouse } from '../shared/warehouse.ts';
import { clearDefault, lockWarehouse, spreadPolicy } from './warehouse.sql.ts';

export const changeWarehouse = command({
  name: 'inventory.change_warehouse',
  http: 'PUT /warehouses/:warehouseId',
  permission: 'inventory.warehouse.change',
  summary: 'Change the name, the place and the policies of a warehouse.',
  input: ChangeWarehouse,
  output: Touched,
  refuses: [
    'inventory.warehouse_not_found',
    'inventory.warehouse_is_default',
    'inventory.warehouse_in_transit',
    'inventory.warehouse_policy_in_use',
  ],

  async run(ctx, { warehouseId, version, name, zone, capacityM3, isDefault, ...may }) {
    const warehouse = await lockWarehouse(ctx, warehouseId);
    const { code, kind, branch_id: branchId } = warehouse;
    if (warehouse.is_default && !isDefault) refuse('inventory.warehouse_is_default', { code });
    if (isDefault && kind === 'transit') refuse('inventory.warehouse_in_transit', { code });

    const policy = { may_backorder: may.mayBackorder, may_go_negative: may.mayGoNegative };
    if (isDefault) clearDefault(ctx, branchId, warehouseId);
    ctx.update(
      'inventory.warehouse',
      { ...warehouse, version },
      { name, zone, capacity_m3: capacityM3, is_default: isDefault, ...policy },
    );
    if (
      policy.may_backorder !== warehouse.may_backorder ||
      policy.may_go_negative !== warehouse.may_go_negative
    )
      spreadPolicy(ctx, warehouse, policy);

    return { id: warehouseId, version: version + 1 };
  },
});
