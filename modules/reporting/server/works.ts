import type { Asking } from './asking.ts';
import type { Facts, Source } from './facts.ts';
import { INBOX, listOf } from './figure-kinds.ts';
import type { Drill, Work } from '../shared/index.ts';

/** Something that may wait for a person: the right that makes it theirs, and how it is counted. */
export interface WorkDefinition {
  readonly id: string;
  /** What one must be able to see, and at least one thing one must be able to do about it. */
  readonly permission: string;
  readonly does: readonly string[];
  readonly tone: Work['tone'];
  readonly needs: readonly Source[];
  read(facts: Facts): Waiting | undefined;
  drill(asking: Asking): Drill;
}
interface Waiting {
  readonly count: number;
  readonly amount?: string;
  readonly since?: string | null;
}

const ORDERS = 'sales.order.read';
const STOCK = 'inventory.stock.read';

/** What needs someone now, most pressing first. */
export const works: readonly WorkDefinition[] = [
  {
    id: 'letters',
    permission: 'admin.job.read',
    does: ['admin.job.replay'],
    tone: 'danger',
    needs: ['waitingLetters'],
    read: ({ waitingLetters: [row] }) => row && { count: row.waiting, since: row.since },
    drill: () => ({ op: 'admin.list_dead_letters', input: { state: 'waiting' } }),
  },
  {
    id: 'approvals',
    permission: 'signed_in',
    does: ['signed_in'],
    tone: 'attention',
    needs: ['waitingRequests'],
    read: ({ waitingRequests: [row] }) =>
      row && { count: row.waiting, amount: row.amount, since: row.since },
    drill: () => INBOX,
  },
  {
    id: 'held',
    permission: ORDERS,
    does: ['sales.order.submit', 'sales.credit.override'],
    tone: 'attention',
    needs: ['orderStates'],
    read: ({ orderStates: [row] }) => row && { count: row.held, amount: row.heldAmount },
    drill: (asking) => listOf(asking, 'sales.list_orders', { statuses: 'on_hold' }),
  },
  {
    id: 'late_deliveries',
    permission: 'sales.delivery.read',
    does: ['sales.delivery.ship', 'sales.delivery.create', 'sales.order.create'],
    tone: 'danger',
    needs: ['deliveryStates'],
    read: ({ deliveryStates: [row] }) => row && { count: row.late, since: row.lateSince },
    drill: (asking) => listOf(asking, 'sales.list_deliveries', { isLate: true }),
  },
  {
    id: 'late_orders',
    permission: ORDERS,
    does: ['sales.order.change', 'sales.order.approve'],
    tone: 'danger',
    needs: ['orderStates'],
    read: ({ orderStates: [row] }) =>
      row && { count: row.late, amount: row.lateAmount, since: row.lateSince },
    drill: (asking) => listOf(asking, 'sales.list_orders', { isLate: true }),
  },
  {
    id: 'oversold',
    permission: STOCK,
    does: ['inventory.stock.receive', 'inventory.stock.plan'],
    tone: 'danger',
    needs: ['stockStates'],
    read: ({ stockStates: [row] }) => row && { count: row.oversold },
    drill: (asking) => listOf(asking, 'inventory.list_stock', { status: 'oversold' }),
  },
  {
    id: 'overdue',
    permission: 'finance.invoice.read',
    does: ['finance.receipt.create', 'sales.order.create', 'sales.credit.override'],
    tone: 'danger',
    needs: ['openInvoices'],
    read: ({ openInvoices: [row] }) =>
      row && { count: row.overdueCount, amount: row.overdue, since: row.overdueSince },
    drill: (asking) => listOf(asking, 'finance.list_invoices', { isOverdue: true }),
  },
  {
    id: 'to_ship',
    permission: ORDERS,
    does: ['sales.delivery.ship'],
    tone: 'info',
    needs: ['orderStates'],
    read: ({ orderStates: [row] }) =>
      row && { count: row.toShip, amount: row.toShipAmount, since: row.toShipSince },
    drill: (asking) =>
      listOf(asking, 'sales.list_orders', { statuses: 'approved,partly_delivered' }),
  },
  {
    id: 'planned',
    permission: 'sales.delivery.read',
    does: ['sales.delivery.ship'],
    tone: 'info',
    needs: ['deliveryStates'],
    read: ({ deliveryStates: [row] }) => row && { count: row.planned, since: row.plannedSince },
    drill: (asking) => listOf(asking, 'sales.list_deliveries', { statuses: 'pending' }),
  },
  {
    id: 'to_invoice',
    permission: ORDERS,
    does: ['sales.order.invoice'],
    tone: 'attention',
    needs: ['orderStates'],
    read: ({ orderStates: [row] }) =>
      row && { count: row.toInvoice, amount: row.toInvoiceAmount, since: row.toInvoiceSince },
    drill: (asking) => listOf(asking, 'sales.list_orders', { statuses: 'delivered' }),
  },
  {
    id: 'unapplied',
    permission: 'finance.receipt.read',
    does: ['finance.receipt.allocate'],
    tone: 'info',
    needs: ['unapplied'],
    read: ({ unapplied: [row] }) => row,
    drill: (asking) => listOf(asking, 'finance.list_receipts', { isUnapplied: true }),
  },
  {
    id: 'low_stock',
    permission: STOCK,
    does: ['inventory.stock.receive', 'inventory.stock.plan'],
    tone: 'attention',
    needs: ['stockStates'],
    read: ({ stockStates: [row] }) => row && { count: row.low },
    drill: (asking) => listOf(asking, 'inventory.list_stock', { status: 'low' }),
  },
];
