import { refuse, sql, type Ctx, type QueryCtx, type Sql } from '@poros/kernel';
import { money } from '@poros/kernel/shared';
import type { CreditPosition } from '../shared/credit.ts';

export interface CustomerCredit extends CreditPosition {
  readonly customerId: string;
  readonly currency: string;
}

/**
 * What the customer owes and has promised, in his own currency, with his credit row held until the
 * end of the transaction: two orders at once are decided one after the other. One flight.
 */
export async function creditPosition(ctx: Ctx, customerId: string): Promise<CustomerCredit> {
  ctx.write(sql`insert into finance.customer_credit (tenant_id, customer_id, currency)
    select tenant_id, id, currency from party.v_customer
    where tenant_id = ${ctx.tenantId} and id = ${customerId}
    on conflict do nothing`);
  // The lock has its own statement: what it waited for is seen only by the next one.
  const [, [row]] = await ctx.readAll<[unknown[], PositionRow[]]>(
    sql`select from finance.customer_credit
      where tenant_id = ${ctx.tenantId} and customer_id = ${customerId}
      order by currency for no key update`,
    positionStatement(ctx, customerId),
  );
  return positionOf(ctx, customerId, row);
}

/** The same figures without holding anything: for screens, never for a decision. */
export async function readCredit(ctx: QueryCtx, customerId: string): Promise<CustomerCredit> {
  const row = await ctx.first<PositionRow>(positionStatement(ctx, customerId));
  return positionOf(ctx, customerId, row);
}

interface PositionRow {
  readonly currency: string;
  readonly credit_limit: string;
  readonly overdue_days_allowed: number | null;
  readonly is_on_hold: boolean;
  readonly receivable: string;
  readonly unapplied: string;
  readonly on_order: string;
  readonly overdue_amount: string;
  readonly overdue_days: number;
}

function positionStatement(ctx: QueryCtx, customerId: string): Sql {
  return sql`select p.currency, p.credit_limit, p.overdue_days_allowed, p.is_on_hold,
      coalesce(c.receivable, 0) as receivable, coalesce(c.unapplied, 0) as unapplied,
      coalesce(c.on_order, 0) as on_order, o.overdue_amount, o.overdue_days
    from party.v_customer p
    left join finance.customer_credit c
      on c.tenant_id = p.tenant_id and c.customer_id = p.id and c.currency = p.currency
    cross join lateral (
      select coalesce(sum(i.open_amount), 0) as overdue_amount,
        coalesce(${ctx.today}::date - min(i.due_on), 0) as overdue_days
      from finance.invoice i
      where i.tenant_id = p.tenant_id and i.customer_id = p.id and i.currency = p.currency
        and i.settled_on is null and i.due_on < ${ctx.today}) o
    where p.tenant_id = ${ctx.tenantId} and p.id = ${customerId}`;
}

function positionOf(
  ctx: QueryCtx,
  customerId: string,
  row: PositionRow | undefined,
): CustomerCredit {
  if (!row) refuse('finance.customer_not_found');
  return {
    customerId,
    currency: row.currency,
    limit: money(row.credit_limit),
    receivable: money(row.receivable),
    unapplied: money(row.unapplied),
    onOrder: money(row.on_order),
    overdueAmount: money(row.overdue_amount),
    overdueDays: row.overdue_days,
    overdueDaysAllowed:
      row.overdue_days_allowed ?? ctx.config<number>('finance.overdue_days_allowed'),
    isOnHold: row.is_on_hold,
  };
}
