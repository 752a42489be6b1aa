import { sql, type Sql } from '@poros/kernel';
import { trailStart, visible, writtenSince, type Asking } from './asking.ts';

export interface StockStates {
  readonly low: number;
  readonly oversold: number;
  readonly empty: number;
  readonly value: string;
}
export interface MoveRow {
  readonly day: string;
  readonly received: string;
  readonly issued: string;
}
export interface StockTrail {
  readonly day: string;
  readonly amount: string;
}

const READ = 'inventory.stock.read';

export const stockStates = (asking: Asking): Sql => sql`
  select count(*) filter (where s.status = 'low')::integer as low,
    count(*) filter (where s.status = 'oversold')::integer as oversold,
    count(*) filter (where s.on_hand <= 0)::integer as empty,
    coalesce(sum(s.value), 0) as value
  from inventory.v_stock s
  where ${visible(asking, READ, { tenant: sql`s.tenant_id`, branch: sql`s.branch_id` })}`;

const movesOf = (asking: Asking, from: string): Sql => sql`
  ${visible(asking, READ, { tenant: sql`m.tenant_id`, branch: sql`m.branch_id` })}
  and ${writtenSince(sql`m.id`, from)}`;

export const stockTrail = (asking: Asking): Sql => sql`
  select m.moved_on as day, sum(m.value) as amount from inventory.v_stock_move m
  where ${movesOf(asking, trailStart(asking))} and m.moved_on > ${trailStart(asking)}
  group by m.moved_on`;

/** The worth of what came in and went out; what only changed its place is neither. */
export const stockFlow = (asking: Asking): Sql => sql`
  select m.moved_on as day, coalesce(sum(m.value) filter (where m.value > 0), 0) as received,
    coalesce(-sum(m.value) filter (where m.value < 0), 0) as issued
  from inventory.v_stock_move m
  where ${movesOf(asking, asking.range.from)} and m.kind not in ('transfer_out', 'transfer_in')
    and m.moved_on between ${asking.range.from} and ${asking.range.to}
  group by m.moved_on`;
