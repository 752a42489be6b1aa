import { sql, type Sql } from '@poros/kernel';
import { inRanges, seesAll, trailStart, visible, writtenSince, type Asking } from './asking.ts';

/** Orders that were promised: submitted and not called off. */
export const SOLD = 'pending,on_hold,approved,partly_delivered,delivered,invoiced,paid' as const;
const WAITING = sql`('pending', 'on_hold')`;
const TO_SHIP = sql`('approved', 'partly_delivered')`;

export interface FlowRow {
  readonly day: string;
  readonly amount: string;
  readonly count: number;
}
export interface OrderStates {
  readonly waiting: number;
  readonly waitingAmount: string;
  readonly waitingSince: string | null;
  readonly held: number;
  readonly heldAmount: string;
  readonly toShip: number;
  readonly toShipAmount: string;
  readonly toShipSince: string | null;
  readonly late: number;
  readonly lateAmount: string;
  readonly lateSince: string | null;
  readonly toInvoice: number;
  readonly toInvoiceAmount: string;
  readonly toInvoiceSince: string | null;
}
export interface OrderTrail {
  readonly day: string;
  readonly waiting: number;
  readonly toShip: number;
  readonly toInvoice: number;
}
export interface CustomerRow {
  readonly id: string;
  readonly name: string;
  readonly amount: string;
}
export interface DeliveryStates {
  readonly planned: number;
  readonly plannedSince: string | null;
  readonly onTheWay: number;
  readonly late: number;
  readonly lateSince: string | null;
}
export interface ArrivalRow {
  readonly day: string;
  readonly count: number;
  readonly onTime: number;
}

const ordersOf = (asking: Asking): Sql =>
  sql`${visible(asking, 'sales.order.read', {
    tenant: sql`o.tenant_id`,
    branch: sql`o.branch_id`,
    owner: sql`o.created_by`,
  })}`;

const deliveriesOf = (asking: Asking): Sql =>
  sql`${visible(asking, 'sales.delivery.read', {
    tenant: sql`d.tenant_id`,
    branch: sql`d.branch_id`,
    owner: sql`d.order_created_by`,
  })}`;

export const orderFlow = (asking: Asking): Sql => sql`
  select o.ordered_on as day, sum(o.total) as amount, count(*)::integer as count
  from sales.v_order o
  where ${ordersOf(asking)} and o.currency = ${asking.ctx.actor.currency}
    and o.status = any(${SOLD.split(',')}::text[]) and ${inRanges(asking, sql`o.ordered_on`)}
  group by o.ordered_on`;

/** Where orders that are not finished stand. */
export function orderStates(asking: Asking): Sql {
  const { ctx } = asking;
  const late = sql`o.deadline_on < ${ctx.today}
    and o.status in ('draft', 'pending', 'on_hold', 'approved', 'partly_delivered')`;
  const amount = sql`case when o.currency = ${ctx.actor.currency} then o.total else 0 end`;
  const since = sql`min((o.status_since at time zone ${ctx.actor.timeZone})::date)`;
  return sql`select
      count(*) filter (where o.status in ${WAITING})::integer as waiting,
      coalesce(sum(${amount}) filter (where o.status in ${WAITING}), 0) as "waitingAmount",
      ${since} filter (where o.status in ${WAITING}) as "waitingSince",
      count(*) filter (where o.status = 'on_hold')::integer as held,
      coalesce(sum(${amount}) filter (where o.status = 'on_hold'), 0) as "heldAmount",
      count(*) filter (where o.status in ${TO_SHIP})::integer as "toShip",
      coalesce(sum(${amount}) filter (where o.status in ${TO_SHIP}), 0) as "toShipAmount",
      ${since} filter (where o.status in ${TO_SHIP}) as "toShipSince",
      count(*) filter (where ${late})::integer as late,
      coalesce(sum(${amount}) filter (where ${late}), 0) as "lateAmount",
      min(o.deadline_on) filter (where ${late}) as "lateSince",
      count(*) filter (where o.status = 'delivered')::integer as "toInvoice",
      coalesce(sum(${amount}) filter (where o.status = 'delivered'), 0) as "toInvoiceAmount",
      ${since} filter (where o.status = 'delivered') as "toInvoiceSince"
    from sales.v_order o
    where ${ordersOf(asking)} and o.status = any(array['draft', 'pending', 'on_hold', 'approved',
      'partly_delivered', 'delivered'])`;
}

/** By how many orders each of those piles grew or shrank, day by day. */
export function orderTrail(asking: Asking): Sql {
  const start = trailStart(asking);
  const zone = asking.ctx.actor.timeZone;
  // Whoever sees every order need not be asked of which one a change was.
  const ofWhom = seesAll(asking, 'sales.order.read')
    ? sql``
    : sql`join sales.v_order o on o.tenant_id = h.tenant_id and o.id = h.entity_id
        and ${ordersOf(asking)}`;
  const change = (pile: Sql) => sql`sum((h.to_status in ${pile})::integer
      - (coalesce(h.from_status, '') in ${pile})::integer)::integer`;
  return sql`
    select (h.changed_at at time zone ${zone})::date as day, ${change(WAITING)} as waiting,
      ${change(TO_SHIP)} as "toShip", ${change(sql`('delivered')`)} as "toInvoice"
    from kernel.status_history h ${ofWhom}
    where h.tenant_id = ${asking.ctx.tenantId} and h.entity = 'sales.order'
      and ${writtenSince(sql`h.id`, start)}
      and h.changed_at >= (${start}::date)::timestamp at time zone ${zone}
    group by 1`;
}

export const CUSTOMERS_SHOWN = 7;

/** Who ordered most in the range. */
export const customerShare = (asking: Asking): Sql => sql`
  select c.id, c.name, s.amount
  from (
    select o.customer_id, sum(o.total) as amount
    from sales.v_order o
    where ${ordersOf(asking)} and o.currency = ${asking.ctx.actor.currency}
      and o.status = any(${SOLD.split(',')}::text[])
      and o.ordered_on between ${asking.range.from} and ${asking.range.to}
    group by o.customer_id order by amount desc, o.customer_id limit ${CUSTOMERS_SHOWN}) s
  join party.v_customer c on c.tenant_id = ${asking.ctx.tenantId} and c.id = s.customer_id
  order by s.amount desc, c.name`;

export const deliveryStates = (asking: Asking): Sql => sql`
  select count(*) filter (where d.status = 'pending')::integer as planned,
    min(d.planned_on) filter (where d.status = 'pending') as "plannedSince",
    count(*) filter (where d.status = 'shipped')::integer as "onTheWay",
    count(*) filter (where d.promised_on < ${asking.ctx.today})::integer as late,
    min(d.promised_on) filter (where d.promised_on < ${asking.ctx.today}) as "lateSince"
  from sales.v_delivery d
  where ${deliveriesOf(asking)} and d.status in ('pending', 'shipped')`;

/** What arrived on each day, and how much of it by the day the customer was told. */
export const arrivals = (asking: Asking): Sql => sql`
  select d.actual_on as day, count(*)::integer as count,
    count(*) filter (where d.actual_on <= d.promised_on)::integer as "onTime"
  from sales.v_delivery d
  where ${deliveriesOf(asking)} and ${inRanges(asking, sql`d.actual_on`)}
  group by d.actual_on`;
