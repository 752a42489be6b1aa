import { waitingRequests, type WaitingRequests } from '@poros/approval';
import type { Sql } from '@poros/kernel';
import type { Asking } from './asking.ts';
import * as finance from './finance.sql.ts';
import * as sales from './sales.sql.ts';
import * as stock from './stock.sql.ts';
import * as system from './system.sql.ts';

/** What each source answers. */
export interface Facts {
  readonly waitingRequests: readonly WaitingRequests[];
  readonly orderFlow: readonly sales.FlowRow[];
  readonly orderStates: readonly sales.OrderStates[];
  readonly orderTrail: readonly sales.OrderTrail[];
  readonly customerShare: readonly sales.CustomerRow[];
  readonly deliveryStates: readonly sales.DeliveryStates[];
  readonly arrivals: readonly sales.ArrivalRow[];
  readonly invoiceFlow: readonly sales.FlowRow[];
  readonly openInvoices: readonly finance.OpenInvoices[];
  readonly openTrail: readonly finance.OpenTrail[];
  readonly receiptFlow: readonly sales.FlowRow[];
  readonly unapplied: readonly finance.Unapplied[];
  readonly revenueFlow: readonly finance.DayAmount[];
  readonly revenueOfMonthBefore: readonly finance.Standing[];
  readonly cashStanding: readonly finance.Standing[];
  readonly cashTrail: readonly finance.DayAmount[];
  readonly stockStates: readonly stock.StockStates[];
  readonly stockTrail: readonly stock.StockTrail[];
  readonly stockFlow: readonly stock.MoveRow[];
  readonly commandFlow: readonly system.CommandDay[];
  readonly waitingLetters: readonly system.Letters[];
  readonly letterTrail: readonly system.LetterDay[];
  readonly activePeople: readonly system.People[];
}
export type Source = keyof Facts;

const statements: Readonly<Record<Source, (asking: Asking) => Sql | Promise<Sql>>> = {
  // An inbox is whole: a chosen branch does not narrow it.
  waitingRequests: ({ ctx }) => waitingRequests(ctx),
  orderFlow: sales.orderFlow,
  orderStates: sales.orderStates,
  orderTrail: sales.orderTrail,
  customerShare: sales.customerShare,
  deliveryStates: sales.deliveryStates,
  arrivals: sales.arrivals,
  invoiceFlow: finance.invoiceFlow,
  openInvoices: finance.openInvoices,
  openTrail: finance.openTrail,
  receiptFlow: finance.receiptFlow,
  unapplied: finance.unapplied,
  revenueFlow: finance.revenueFlow,
  revenueOfMonthBefore: finance.revenueOfMonthBefore,
  cashStanding: finance.cashStanding,
  cashTrail: finance.cashTrail,
  stockStates: stock.stockStates,
  stockTrail: stock.stockTrail,
  stockFlow: stock.stockFlow,
  commandFlow: system.commandFlow,
  waitingLetters: system.waitingLetters,
  letterTrail: system.letterTrail,
  activePeople: system.activePeople,
};

/** Asks each source that is needed once, in one flight; what must be known before is read first. */
export async function readFacts(asking: Asking, needed: Iterable<Source>): Promise<Facts> {
  const names = [...new Set(needed)];
  const empty = Object.fromEntries(Object.keys(statements).map((name) => [name, []]));
  if (names.length === 0) return empty as unknown as Facts;
  const asked = await Promise.all(names.map(async (name) => statements[name](asking)));
  const rows = await asking.ctx.readAll(...asked);
  return {
    ...empty,
    ...Object.fromEntries(names.map((name, index) => [name, rows[index]])),
  } as unknown as Facts;
}
