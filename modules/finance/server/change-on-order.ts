import { sql, type Ctx } from '@poros/kernel';
import { moneyText, type Money } from '@poros/kernel/shared';

/**
 * Takes or gives back credit for an order, in the customer's currency: positive when goods are
 * promised, negative when the promise ends without an invoice. Queued; refused when more is given
 * back than was taken.
 */
export function changeOnOrder(ctx: Ctx, customerId: string, delta: Money): void {
  if (delta === 0n) return;
  const amount = moneyText(delta);
  if (delta > 0n) {
    ctx.write(sql`insert into finance.customer_credit as c
        (tenant_id, customer_id, currency, on_order)
      select tenant_id, id, currency, ${amount}::numeric from party.v_customer
      where tenant_id = ${ctx.tenantId} and id = ${customerId}
      on conflict on constraint customer_credit__key
        do update set on_order = c.on_order + excluded.on_order`);
    return;
  }
  ctx.write(sql`with moved as (
      update finance.customer_credit c set on_order = c.on_order + ${amount}::numeric
      from party.v_customer p
      where c.tenant_id = ${ctx.tenantId} and c.customer_id = ${customerId}
        and p.tenant_id = c.tenant_id and p.id = c.customer_id and p.currency = c.currency
      returning 1)
    select kernel.expect(exists(select from moved), 'finance.on_order_short')`);
}
