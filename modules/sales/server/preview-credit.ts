import { query, refuse, sql } from '@poros/kernel';
import { Id, PriceText, money, moneyText, object } from '@poros/kernel/shared';
import { readCredit } from '@poros/finance';
import { creditDecision } from '@poros/finance/shared';
import { CreditView } from '../shared/sales-order.ts';

export const previewCredit = query({
  name: 'sales.preview_credit',
  http: 'GET /sales/credit/:customerId',
  permission: 'sales.order.read',
  summary: 'What the credit check would say to an order of this amount, and why.',
  input: object({ customerId: Id, amount: PriceText }),
  output: CreditView,
  refuses: ['party.customer_not_found'],

  async run(ctx, { customerId, amount }) {
    const customer =
      (await ctx.first<{ branchId: string | null }>(sql`
      select branch_id as "branchId" from party.v_customer
      where tenant_id = ${ctx.tenantId} and id = ${customerId}`)) ??
      refuse('party.customer_not_found');
    // A customer without a branch belongs to all of them.
    if (customer.branchId)
      ctx.ensureReach({ branchId: customer.branchId }, 'party.customer_not_found');
    const credit = await readCredit(ctx, customerId);
    const { verdict, exposure, over } = creditDecision(credit, money(amount));
    return {
      verdict,
      exposure: moneyText(exposure),
      over: moneyText(over),
      limit: moneyText(credit.limit),
      receivable: moneyText(credit.receivable),
      onOrder: moneyText(credit.onOrder),
      unapplied: moneyText(credit.unapplied),
      overdueAmount: moneyText(credit.overdueAmount),
      overdueDays: credit.overdueDays,
      overdueDaysAllowed: credit.overdueDaysAllowed,
    };
  },
});
