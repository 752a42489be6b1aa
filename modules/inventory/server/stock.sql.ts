import { empty, sql, type Ctx, type Sql } from '@poros/kernel';

export interface Place {
  readonly warehouseId: string;
  readonly itemId: string;
}

/** A list of places, as the statements below want them. */
export function placesOf(places: readonly Place[]): Sql {
  return sql`select warehouse_id, item_id from unnest(
    ${places.map((one) => one.warehouseId)}::uuid[], ${places.map((one) => one.itemId)}::uuid[])
    as p(warehouse_id, item_id)`;
}

/**
 * Makes the stock rows that are still missing, so that there is something to lock. Rows are made in
 * the order in which they are locked: two documents with the same new items wait for each other
 * instead of standing in each other's way. Policies are read under a share lock, so that no new row
 * misses a change of them. A `lateral … limit 1` is one look into an index, whatever the planner
 * thinks of the table.
 */
export function openStock(ctx: Ctx, places: Sql, unstocked: 'refused' | 'left out'): Sql {
  const now = ctx.now.toISOString();
  const userId = ctx.actor.userId;
  return sql`with place as materialized (
      select distinct p.warehouse_id, p.item_id from (${places}) p),
    unknown as materialized (
      select p.warehouse_id, p.item_id
      from place p
      left join lateral (
        select s.id from inventory.stock s where s.tenant_id = ${ctx.tenantId}
          and s.warehouse_id = p.warehouse_id and s.item_id = p.item_id limit 1) s on true
      where s.id is null),
    missing as materialized (
      select u.warehouse_id, u.item_id, i.code, i.is_stocked
      from unknown u
      left join lateral (
        select v.code, v.is_stocked from catalog.v_item v
        where v.tenant_id = ${ctx.tenantId} and v.id = u.item_id limit 1) i on true),
    made as (
      insert into inventory.stock (tenant_id, warehouse_id, item_id, may_backorder,
        may_go_negative, created_at, created_by, updated_at, updated_by)
      select w.tenant_id, w.id, m.item_id, w.may_backorder, w.may_go_negative,
        ${now}, ${userId}, ${now}, ${userId}
      from missing m
      join inventory.warehouse w on w.tenant_id = ${ctx.tenantId} and w.id = m.warehouse_id
        and w.deleted_at is null
      where m.is_stocked
      order by m.item_id, m.warehouse_id
      for share of w
      on conflict do nothing)
    select kernel.expect(
        not exists (select from (select distinct warehouse_id from place) p
          where not exists (
            select from inventory.warehouse w where w.tenant_id = ${ctx.tenantId}
              and w.id = p.warehouse_id and w.deleted_at is null)),
        'inventory.warehouse_not_found')
      ${unstocked === 'refused' ? expectStocked : empty}`;
}

const expectStocked = sql`,
  kernel.expect(not exists (select from missing where code is null), 'inventory.item_not_found'),
  kernel.expect(not exists (select from missing where not is_stocked), 'inventory.item_not_stocked',
    (select jsonb_build_object('item', min(code))::text from missing where not is_stocked))`;

/**
 * Stock of places that come in lock order, locked one after the other. Everybody locks stock in
 * this order: item, then warehouse. Answers every column of the row beside those of the place.
 */
export function lockInOrder(ctx: Ctx, placesInOrder: Sql): Sql {
  return sql`select p.*, s.id as stock_id, s.version, s.on_hand, s.reserved, s.reorder_point,
      s.value, s.unit_cost, s.move_count, s.may_backorder, s.may_go_negative
    from (${placesInOrder} order by item_id, warehouse_id offset 0) p
    cross join lateral (
      select * from inventory.stock s where s.tenant_id = ${ctx.tenantId}
        and s.warehouse_id = p.warehouse_id and s.item_id = p.item_id
      for no key update) s`;
}

/** Locks the stock of places and answers it as `LockedRow`s. */
export function lockRows(ctx: Ctx, places: Sql): Sql {
  const inOrder = sql`select distinct warehouse_id, item_id from (${places}) every_place`;
  return sql`with locked as materialized (${lockInOrder(ctx, inOrder)})
    select l.stock_id as id, l.warehouse_id as "warehouseId", w.code as "warehouseCode",
      w.branch_id as "branchId", w.is_default as "isDefault", l.item_id as "itemId",
      i.code as "itemCode", i.base_unit_code as "unitCode", i.standard_cost as "standardCost",
      l.version, l.on_hand as "onHand", l.reserved, l.reorder_point as "reorderPoint", l.value,
      l.unit_cost as "unitCost", l.move_count as "moveCount", l.may_backorder as "mayBackorder",
      l.may_go_negative as "mayGoNegative"
    from locked l
    join inventory.warehouse w on w.tenant_id = ${ctx.tenantId} and w.id = l.warehouse_id
    cross join lateral (
      select * from catalog.v_item v
      where v.tenant_id = ${ctx.tenantId} and v.id = l.item_id limit 1) i
    order by l.item_id, l.warehouse_id`;
}
