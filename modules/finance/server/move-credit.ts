import { sql, type Ctx } from '@poros/kernel';
import { NO_MONEY, moneyText, type Money } from '@poros/kernel/shared';

export interface CreditMove {
  readonly customerId: string;
  readonly currency: string;
  readonly receivable?: Money;
  readonly unapplied?: Money;
  readonly onOrder?: Money;
}

/**
 * Adds to what a customer owes, has paid ahead and has on order. Queued; the row stays held until
 * the end. A figure that would fall below nothing is refused by its constraint.
 */
export function moveCredit(ctx: Ctx, move: CreditMove): void {
  const {
    customerId,
    currency,
    receivable = NO_MONEY,
    unapplied = NO_MONEY,
    onOrder = NO_MONEY,
  } = move;
  const [owed, ahead, ordered] = [moneyText(receivable), moneyText(unapplied), moneyText(onOrder)];
  if (receivable >= 0n && unapplied >= 0n && onOrder >= 0n) {
    ctx.write(sql`insert into finance.customer_credit as c
        (tenant_id, customer_id, currency, receivable, unapplied, on_order)
      values (${ctx.tenantId}, ${customerId}, ${currency}, ${owed}::numeric, ${ahead}::numeric,
        ${ordered}::numeric)
      on conflict on constraint customer_credit__key do update
        set receivable = c.receivable + excluded.receivable,
          unapplied = c.unapplied + excluded.unapplied, on_order = c.on_order + excluded.on_order`);
    return;
  }
  ctx.write(sql`with moved as (
      update finance.customer_credit set receivable = receivable + ${owed}::numeric,
        unapplied = unapplied + ${ahead}::numeric, on_order = on_order + ${ordered}::numeric
      where tenant_id = ${ctx.tenantId} and customer_id = ${customerId}
        and currency = ${currency} returning 1)
    select kernel.expect(exists(select from moved), 'finance.on_order_short')`);
}
