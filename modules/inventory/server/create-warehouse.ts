import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateWarehouse } from '../shared/warehouse.ts';
import { clearDefault } from './warehouse.sql.ts';

export const createWarehouse = command({
  name: 'inventory.create_warehouse',
  http: 'POST /warehouses',
  permission: 'inventory.warehouse.create',
  summary: 'Add a warehouse to a branch.',
  input: CreateWarehouse,
  output: Touched,
  refuses: [
    'inventory.warehouse_code_taken',
    'inventory.branch_not_found',
    'inventory.warehouse_in_transit',
  ],

  async run(ctx, { branchId = ctx.branchId, kind = 'store', isDefault = false, ...warehouse }) {
    const { code, name } = warehouse;
    ctx.ensureReach({ branchId }, 'inventory.branch_not_found');
    if (isDefault && kind === 'transit') refuse('inventory.warehouse_in_transit', { code });

    const id = warehouse.id ?? ctx.newId();
    if (isDefault) clearDefault(ctx, branchId, id);
    ctx.insert('inventory.warehouse', {
      id,
      branch_id: branchId,
      code,
      name,
      kind,
      zone: warehouse.zone ?? '',
      capacity_m3: warehouse.capacityM3 ?? null,
      is_default: isDefault,
      may_backorder: warehouse.mayBackorder ?? false,
      may_go_negative: warehouse.mayGoNegative ?? false,
    });

    return { id, version: 1 };
  },
});
