import { refuse, sql, type Ctx, type RowOf, type Sql } from '@poros/kernel';

export type WarehouseRow = RowOf<'inventory.warehouse'>;

/**
 * The warehouse, locked until the command ends; out of reach is the same as not there. The weaker
 * lock lets documents that already hold stock refer to the warehouse meanwhile.
 */
export async function lockWarehouse(ctx: Ctx, warehouseId: string): Promise<WarehouseRow> {
  const row =
    (await ctx.first<WarehouseRow>(sql`select * from inventory.warehouse
    where tenant_id = ${ctx.tenantId} and id = ${warehouseId} and deleted_at is null
    for no key update`)) ?? refuse('inventory.warehouse_not_found');
  ctx.ensureReach({ branchId: row.branch_id }, 'inventory.warehouse_not_found');
  return row;
}

/** A branch has one default warehouse: the one before steps back. */
export function clearDefault(ctx: Ctx, branchId: string, exceptId: string): void {
  ctx.write(sql`update inventory.warehouse set is_default = false, version = version + 1
    where tenant_id = ${ctx.tenantId} and branch_id = ${branchId}
      and is_default and id <> ${exceptId}`);
}

/** The warehouse that is meant: the one named, otherwise the default one of the branch. */
export function warehouseMeant(
  tenantId: string,
  warehouseId: string | null | undefined,
  branchId: string,
): Sql {
  if (warehouseId) return sql`${warehouseId}::uuid`;
  return sql`(select w.id from inventory.warehouse w
    where w.tenant_id = ${tenantId} and w.branch_id = ${branchId} and w.is_default)`;
}

export type Policy = Pick<WarehouseRow, 'may_backorder' | 'may_go_negative'>;

/**
 * Writes the policies into the stock rows, where checks hold them. A policy that is in use cannot
 * end: the rows that lean on it must be covered first.
 */
export function spreadPolicy(ctx: Ctx, { id, code }: WarehouseRow, policy: Policy): void {
  const { may_backorder: mayBackorder, may_go_negative: mayGoNegative } = policy;
  ctx.write(sql`with locked as materialized (
      select s.id, s.item_id, s.on_hand, s.reserved, s.is_short from inventory.stock s
      where s.tenant_id = ${ctx.tenantId} and s.warehouse_id = ${id}
      order by s.item_id, s.warehouse_id
      for no key update),
    leaning as (
      select item_id from locked
      where (on_hand < 0 and not ${mayGoNegative}::boolean) or (reserved > on_hand
        and not (${mayBackorder}::boolean or ${mayGoNegative}::boolean or is_short))),
    allowed as materialized (
      select kernel.expect(not exists (select from leaning), 'inventory.warehouse_policy_in_use', (
        select jsonb_build_object('code', ${code}::text, 'items', count(*), 'item', (
          select min(i.code) from catalog.v_item i where i.tenant_id = ${ctx.tenantId}
            and i.id in (select item_id from leaning)))::text
        from leaning)) as yes)
    update inventory.stock s set may_backorder = ${mayBackorder},
      may_go_negative = ${mayGoNegative}, version = s.version + 1,
      updated_at = ${ctx.now.toISOString()}, updated_by = ${ctx.actor.userId}
    from locked, allowed
    where s.tenant_id = ${ctx.tenantId} and s.id = locked.id and allowed.yes`);
}
