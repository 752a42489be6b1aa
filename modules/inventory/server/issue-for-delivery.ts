import { sql, type Ctx } from '@poros/kernel';
import {
  NO_QUANTITY,
  quantity,
  quantityText,
  type EventMap,
  type Quantity,
} from '@poros/kernel/shared';
import { gain } from '../shared/stock-journal.ts';
import { totalOf } from '../shared/valuation.ts';
import {
  lockedStock,
  rowOf,
  unreserve,
  type LockedRow,
  type LockedStock,
  type StockRow,
} from './locked-stock.ts';
import { postStockJournal } from './post-stock-journal.ts';
import { lockRows, openStock } from './stock.sql.ts';
import { takeGoods, type Taking } from './take-goods.ts';
import { warehouseMeant } from './warehouse.sql.ts';
import { writeStock, type Source } from './write-stock.ts';

type Shipped = EventMap['sales.delivery_shipped'];
type ShippedLine = Shipped['lines'][number];

/** What was promised to an order line; locked until the delivery is written. */
interface Reserved {
  readonly id: string;
  readonly orderLineId: string;
  readonly warehouseId: string;
  readonly openQuantity: string;
  readonly version: number;
}

interface LockedForDelivery {
  readonly reservations: ReadonlyMap<string, Reserved>;
  readonly stock: LockedStock;
}

/** A shipped line: what leaves which row, and how much of its promise that keeps. */
interface ShippedTaking extends Taking {
  readonly reserved: Reserved | undefined;
  readonly kept: Quantity;
}

/**
 * Shipped goods leave stock at the moving average and are no longer promised; their cost becomes
 * cost of sales. One flight locks promises and stock, the rest rides with the delivery's own
 * writes.
 */
export async function issueForDelivery(ctx: Ctx, delivery: Shipped): Promise<void> {
  const locked = await lockForDelivery(ctx, delivery);
  const { stock } = locked;

  const taken = takeGoods(
    stock,
    delivery.lines.flatMap((line) => takingOf(locked, delivery, line) ?? []),
  );
  releaseElsewhere(stock, taken);

  const source: Source = {
    type: 'sales.delivery',
    id: delivery.deliveryId,
    number: delivery.number,
    movedOn: delivery.shippedOn,
  };
  keepPromises(ctx, taken);
  writeStock(ctx, stock, source);
  await postStockJournal(ctx, {
    branchId: delivery.branchId,
    source,
    description: delivery.number,
    amounts: taken.flatMap(({ row, moved }) =>
      gain(totalOf(moved).value, row.branchId, 'cost_of_sales', delivery.branchId),
    ),
  });

  for (const [warehouseId, lines] of Map.groupBy(taken, (one) => one.row.warehouseId))
    await ctx.emit('inventory.stock_issued', delivery.deliveryId, {
      documentType: source.type,
      documentId: source.id,
      number: source.number,
      branchId: delivery.branchId,
      warehouseId,
      movedOn: source.movedOn,
      lines: lines.map(({ row, moved }) => ({
        itemId: row.itemId,
        quantity: quantityText(totalOf(moved).quantity),
      })),
    });
}

/**
 * Locks the promises of the lines, then the stock they were made from and the stock that leaves.
 */
async function lockForDelivery(ctx: Ctx, delivery: Shipped): Promise<LockedForDelivery> {
  const lineIds = delivery.lines.map((line) => line.lineId);
  const itemIds = delivery.lines.map((line) => line.itemId);
  const from = warehouseMeant(ctx.tenantId, delivery.warehouseId, delivery.branchId);
  const promised = sql`inventory.reservation
    where tenant_id = ${ctx.tenantId} and order_line_id = any(${lineIds}::uuid[])`;
  const places = sql`select ${from} as warehouse_id, item_id
      from unnest(${itemIds}::uuid[]) as l(item_id)
    union select warehouse_id, item_id from ${promised}`;

  ctx.write(openStock(ctx, places, 'left out'));
  const [reservations, rows] = await ctx.readAll<[Reserved[], LockedRow[]]>(
    sql`select id, order_line_id as "orderLineId", warehouse_id as "warehouseId",
        open_quantity as "openQuantity", version
      from ${promised}
      order by item_id, id
      for no key update`,
    lockRows(ctx, places),
  );
  const byLine = new Map(reservations.map((one) => [one.orderLineId, one]));
  return { reservations: byLine, stock: lockedStock(rows) };
}

/** Undefined for a service, which has no stock row anywhere. */
function takingOf(
  { reservations, stock }: LockedForDelivery,
  delivery: Shipped,
  line: ShippedLine,
): ShippedTaking | undefined {
  const reserved = reservations.get(line.lineId);
  const row = rowToTakeFrom(stock, delivery, line, reserved);
  if (!row) return undefined;
  const amount = quantity(line.quantity);
  const open = reserved ? quantity(reserved.openQuantity) : NO_QUANTITY;
  const kept = open < amount ? open : amount;
  const released = reserved?.warehouseId === row.warehouseId ? kept : NO_QUANTITY;
  return { row, kind: 'issue', quantity: amount, released, reserved, kept };
}

/** The warehouse the delivery names, else where the goods were promised, else the branch's own. */
function rowToTakeFrom(
  stock: LockedStock,
  delivery: Shipped,
  { itemId }: ShippedLine,
  reserved: Reserved | undefined,
): StockRow | undefined {
  const named = delivery.warehouseId ?? reserved?.warehouseId;
  const rows = [...stock.rows.values()].filter((row) => row.itemId === itemId);
  return rows.find((row) =>
    named ? row.warehouseId === named : row.isDefault && row.branchId === delivery.branchId,
  );
}

/** What was promised in one warehouse and left from another is no longer promised there. */
function releaseElsewhere(stock: LockedStock, taken: readonly ShippedTaking[]): void {
  for (const { row, reserved, kept } of taken)
    if (reserved && kept > 0n && reserved.warehouseId !== row.warehouseId)
      unreserve(stock, rowOf(stock, reserved.warehouseId, row.itemId), kept);
}

function keepPromises(ctx: Ctx, taken: readonly ShippedTaking[]): void {
  const kept = taken.flatMap(({ reserved, kept: amount }) =>
    reserved && amount > 0n
      ? [{ id: reserved.id, version: reserved.version, amount: quantityText(amount) }]
      : [],
  );
  if (kept.length === 0) return;
  ctx.write(sql`with kept as (
      update inventory.reservation r set open_quantity = r.open_quantity - k.amount,
        version = r.version + 1, updated_at = ${ctx.now.toISOString()},
        updated_by = ${ctx.actor.userId}
      from unnest(${kept.map((one) => one.id)}::uuid[],
        ${kept.map((one) => one.version)}::integer[], ${kept.map((one) => one.amount)}::numeric[])
        as k(id, version, amount)
      where r.tenant_id = ${ctx.tenantId} and r.id = k.id and r.version = k.version
      returning 1)
    select kernel.expect((select count(*) from kept) = ${kept.length}::bigint,
      'kernel.changed_meanwhile')`);
}
