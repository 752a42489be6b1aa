import { sql, type Sql } from '@poros/kernel';
import { inRanges, trailStart, visible, type Asking } from './asking.ts';
import { shiftMonth } from '../shared/index.ts';

export interface OpenInvoices {
  readonly open: string;
  readonly openCount: number;
  readonly overdue: string;
  readonly overdueCount: number;
  readonly overdueSince: string | null;
  readonly notDue: string;
  readonly days30: string;
  readonly days60: string;
  readonly days90: string;
  readonly older: string;
}
export interface OpenTrail {
  readonly day: string;
  readonly open: string;
  readonly overdue: string;
}
export interface Unapplied {
  readonly count: number;
  readonly amount: string;
  readonly since: string | null;
}
export interface Standing {
  readonly amount: string;
}
export interface DayAmount {
  readonly day: string;
  readonly amount: string;
}

const invoicesOf = (asking: Asking): Sql =>
  sql`${visible(asking, 'finance.invoice.read', {
    tenant: sql`i.tenant_id`,
    branch: sql`i.branch_id`,
    owner: sql`i.created_by`,
  })} and i.currency = ${asking.ctx.actor.currency}`;

const receiptsOf = (asking: Asking): Sql =>
  sql`${visible(asking, 'finance.receipt.read', {
    tenant: sql`r.tenant_id`,
    branch: sql`r.branch_id`,
    owner: sql`r.created_by`,
  })} and r.currency = ${asking.ctx.actor.currency}`;

/** Totals of months as `m`, lines as `l`: the same part of the books that the reports show. */
const totalsOf = (asking: Asking): Sql =>
  sql`${visible(asking, 'finance.report.read', {
    tenant: sql`m.tenant_id`,
    branch: sql`m.branch_id`,
    department: sql`m.department_id`,
  })} and m.currency = ${asking.ctx.actor.currency}`;

const linesOf = (asking: Asking): Sql =>
  sql`${visible(asking, 'finance.report.read', {
    tenant: sql`l.tenant_id`,
    branch: sql`l.branch_id`,
    department: sql`l.department_id`,
  })} and l.currency = ${asking.ctx.actor.currency}`;

const incomeAccounts = (asking: Asking): Sql => sql`(select a.id from finance.v_account a
  where a.tenant_id = ${asking.ctx.tenantId} and a.type = 'income')`;
const moneyAccounts = (asking: Asking): Sql => sql`(select a.id from finance.v_money_account a
  where a.tenant_id = ${asking.ctx.tenantId})`;

export const invoiceFlow = (asking: Asking): Sql => sql`
  select i.issued_on as day, sum(i.net) as amount, count(*)::integer as count
  from finance.v_invoice i
  where ${invoicesOf(asking)} and ${inRanges(asking, sql`i.issued_on`)}
  group by i.issued_on`;

/** What customers owe now, by how long it is overdue. */
export function openInvoices(asking: Asking): Sql {
  const { today } = asking.ctx;
  const aged = (from: number, to: number | null) =>
    sql`coalesce(sum(i.open_amount) filter (where ${today}::date - i.due_on >= ${from}::integer
      and ${to === null ? sql`true` : sql`${today}::date - i.due_on <= ${to}::integer`}), 0)`;
  return sql`select coalesce(sum(i.open_amount), 0) as open, count(*)::integer as "openCount",
      coalesce(sum(i.open_amount) filter (where i.due_on < ${today}), 0) as overdue,
      count(*) filter (where i.due_on < ${today})::integer as "overdueCount",
      min(i.due_on) filter (where i.due_on < ${today}) as "overdueSince",
      coalesce(sum(i.open_amount) filter (where i.due_on >= ${today}), 0) as "notDue",
      ${aged(1, 30)} as days30, ${aged(31, 60)} as days60, ${aged(61, 90)} as days90,
      ${aged(91, null)} as older
    from finance.v_invoice i
    where ${invoicesOf(asking)} and i.settled_on is null`;
}

/**
 * How what customers owe changed on each day: issued, became overdue, was settled. Only what was
 * settled since the trail began is read: an invoice that fell due then owed what it owes now and
 * what was settled since.
 */
export function openTrail(asking: Asking): Sql {
  const start = trailStart(asking);
  const { today, tenantId } = asking.ctx;
  const invoices = sql`select i.id, i.issued_on, i.due_on, i.total, i.open_amount
    from finance.v_invoice i where ${invoicesOf(asking)}`;
  return sql`
    with known as materialized (
      ${invoices} and i.settled_on is null union all ${invoices} and i.settled_on > ${start}),
    settled as materialized (
      select k.due_on, a.allocated_on, a.amount from finance.v_allocation a
      join known k on k.id = a.invoice_id
      where a.tenant_id = ${tenantId} and a.allocated_on > ${start})
    select e.day, sum(e.open) as open, sum(e.overdue) as overdue
    from (
      select issued_on as day, total as open, 0 as overdue from known
      union all select allocated_on, -amount, 0 from settled
      union all select due_on + 1, 0, open_amount from known where due_on < ${today}
      union all select due_on + 1, 0, amount from settled where due_on < ${today}
      union all select greatest(allocated_on, due_on + 1), 0, -amount from settled
        where due_on < ${today}) e
    where e.day > ${start} group by e.day`;
}

export const receiptFlow = (asking: Asking): Sql => sql`
  select r.received_on as day, sum(r.amount) as amount, count(*)::integer as count
  from finance.v_receipt r
  where ${receiptsOf(asking)} and r.status = 'received' and ${inRanges(asking, sql`r.received_on`)}
  group by r.received_on`;

export const unapplied = (asking: Asking): Sql => sql`
  select count(*)::integer as count, coalesce(sum(r.unapplied), 0) as amount,
    min(r.received_on) as since
  from finance.v_receipt r where ${receiptsOf(asking)} and r.unapplied > 0`;

/**
 * Income of the books. Long ranges add up the totals of months; of the month in which the range
 * before is cut, and of short ranges, the lines are read.
 */
export function revenueFlow(asking: Asking): Sql {
  const { range } = asking;
  const accounts = incomeAccounts(asking);
  const lines = (from: string, to: string) => sql`
    select l.posted_on as day, sum(l.credit - l.debit) as amount from finance.v_journal_line l
    where ${linesOf(asking)} and l.account_id = any(array${accounts})
      and l.posted_on between ${from} and ${to} group by l.posted_on`;
  if (range.step !== 'month')
    return sql`${lines(range.from, range.to)}
      union all ${lines(range.previous.from, range.previous.until)}`;
  const cut = `${range.previous.until.slice(0, 7)}-01`;
  return sql`
    select m.month as day, sum(m.credit - m.debit) as amount from finance.v_account_month m
    where ${totalsOf(asking)} and m.account_id = any(array${accounts})
      and m.month between ${range.previous.from} and ${range.to} and m.month <> ${cut}
    group by m.month
    union all ${lines(cut, range.previous.until)}`;
}

/** Income of the whole month before the one that a day lies in. */
export const revenueOfMonthBefore = (asking: Asking): Sql => sql`
  select coalesce(sum(m.credit - m.debit), 0) as amount from finance.v_account_month m
  where ${totalsOf(asking)} and m.account_id = any(array${incomeAccounts(asking)})
    and m.month = ${`${shiftMonth(asking.ctx.today.slice(0, 7), -1)}-01`}`;

/** Cash, banks and clearing at the end of this month, as the balance sheet has them. */
export const cashStanding = (asking: Asking): Sql => sql`
  select coalesce(sum(m.debit - m.credit), 0) as amount from finance.v_account_month m
  where ${totalsOf(asking)} and m.account_id = any(array${moneyAccounts(asking)})
    and m.month <= ${`${asking.ctx.today.slice(0, 7)}-01`}`;

export const cashTrail = (asking: Asking): Sql => sql`
  select l.posted_on as day, sum(l.debit - l.credit) as amount from finance.v_journal_line l
  where ${linesOf(asking)} and l.account_id = any(array${moneyAccounts(asking)})
    and l.posted_on > ${trailStart(asking)}
    and l.posted_on < ${`${shiftMonth(asking.ctx.today.slice(0, 7), 1)}-01`}
  group by l.posted_on`;
