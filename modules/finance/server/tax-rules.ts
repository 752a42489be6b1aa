import { sql, type QueryCtx } from '@poros/kernel';
import type { TaxRule } from '../shared/tax.ts';

/** The tax rules in force on a day (today), by code. */
export async function taxRules(
  ctx: QueryCtx,
  on = ctx.today,
): Promise<ReadonlyMap<string, TaxRule>> {
  const rules = await ctx.read<TaxRule>(sql`
    select code, rate_bp as "rateBp", base_numerator as "baseNumerator",
      base_denominator as "baseDenominator", is_included as "isIncluded"
    from finance.v_tax_rule
    where tenant_id = ${ctx.tenantId} and valid_from <= ${on}
      and (valid_to is null or valid_to > ${on})`);
  return new Map(rules.map((rule) => [rule.code, rule]));
}
