import { sql, type Ctx } from '@poros/kernel';
import type { DimensionRules } from '../shared/account.ts';

/** Replaces the dimension rules of an account. Queued. */
export function setDimensionRules(ctx: Ctx, accountId: string, rules: DimensionRules): void {
  ctx.write(sql`delete from finance.account_dimension
    where tenant_id = ${ctx.tenantId} and account_id = ${accountId}`);
  ctx.insert(
    'finance.account_dimension',
    Object.entries(rules).map(([dimension, rule]) => ({ account_id: accountId, dimension, rule })),
  );
}
