import { sql, type Ctx } from '@poros/kernel';
import { notify } from '@poros/notification';

/** An item that fell to its reorder point or below it. */
interface Fallen {
  readonly warehouseId: string;
  readonly warehouse: string;
  readonly branchId: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly available: string;
  readonly reorderPoint: string;
}

const NAMED = 3;

/**
 * After goods moved or were promised: whoever plans stock is told what fell to its reorder point,
 * once for each fall. What rose above it again may fall anew.
 */
export async function followReorderPoints(
  ctx: Ctx,
  { lines }: { readonly lines: readonly { readonly itemId: string }[] },
): Promise<void> {
  const fallen = await newlyFallen(
    ctx,
    lines.map((line) => line.itemId),
  );
  for (const items of Map.groupBy(fallen, (one) => one.warehouseId).values()) {
    const [first] = items;
    if (first) await tell(ctx, first, items);
  }
}

async function tell(
  ctx: Ctx,
  { warehouseId, warehouse, branchId }: Fallen,
  items: readonly Fallen[],
): Promise<void> {
  const named = items
    .slice(0, NAMED)
    .map((one) => `${one.code} ${one.name} (${one.available} / ${one.reorderPoint} ${one.unit})`);
  const more = items.length - named.length;
  await notify(ctx, {
    kind: 'inventory.fell_low',
    to: { permission: 'inventory.stock.plan', branchId },
    record: {
      entity: 'inventory.warehouse',
      id: warehouseId,
      label: warehouse,
      path: `/stock?view=all&status=low&warehouseId=${warehouseId}`,
    },
    details: { items: [...named, ...(more > 0 ? [`+${more}`] : [])].join(', ') },
  });
}

/** Remembers what is low now, and answers what was not before. */
function newlyFallen(ctx: Ctx, itemIds: readonly string[]): Promise<Fallen[]> {
  return ctx.read<Fallen>(sql`
    with looked as materialized (
      select s.id, s.warehouse_id, s.item_id, s.on_hand - s.reserved as available, s.reorder_point,
        s.reorder_point > 0 and s.on_hand - s.reserved <= s.reorder_point as is_low
      from inventory.stock s
      where s.tenant_id = ${ctx.tenantId} and s.item_id = any(${[...itemIds]}::uuid[])),
    risen as (
      delete from inventory.low_stock l using looked
      where l.tenant_id = ${ctx.tenantId} and l.stock_id = looked.id and not looked.is_low),
    fallen as (
      insert into inventory.low_stock (tenant_id, stock_id, since)
      select ${ctx.tenantId}, id, ${ctx.now.toISOString()} from looked where is_low order by id
      on conflict do nothing returning stock_id)
    select w.id as "warehouseId", w.name as warehouse, w.branch_id as "branchId", i.code, i.name,
      i.base_unit_code as unit, trim_scale(l.available)::text as available,
      trim_scale(l.reorder_point)::text as "reorderPoint"
    from fallen
    join looked l on l.id = fallen.stock_id
    join inventory.warehouse w on w.tenant_id = ${ctx.tenantId} and w.id = l.warehouse_id
    join catalog.v_item i on i.tenant_id = ${ctx.tenantId} and i.id = l.item_id
    order by w.id, i.code`);
}
