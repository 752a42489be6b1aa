import { page, query, sql } from '@poros/kernel';
import { ListTaxRules, TaxRulePage, type TaxRuleRow } from '../shared/tax-rule.ts';

export const listTaxRules = query({
  name: 'finance.list_tax_rules',
  http: 'GET /finance/tax-rules',
  permission: 'finance.tax.read',
  summary: 'Tax rules with the days they hold; `isInForce` leaves those of today.',
  input: ListTaxRules,
  output: TaxRulePage,

  run: (ctx, input) =>
    page<TaxRuleRow>(ctx, input, {
      select: sql`r.id, r.code, r.valid_from as "validFrom", r.valid_to as "validTo",
      r.name_id as "nameId", r.name_en as "nameEn", r.rate_bp as "rateBp",
      r.base_numerator as "baseNumerator", r.base_denominator as "baseDenominator",
      r.is_included as "isIncluded", r.basis`,
      from: sql`finance.v_tax_rule r`,
      where: [
        sql`r.tenant_id = ${ctx.tenantId}`,
        input.isInForce === true &&
          sql`r.valid_from <= ${ctx.today}
        and (r.valid_to is null or r.valid_to > ${ctx.today})`,
        input.search
          ? sql`position(lower(${input.search}) in lower(r.code || ' ' || r.name_id)) > 0`
          : undefined,
      ],
      id: sql`r.id`,
      columns: {
        code: { by: sql`r.code`, type: 'text' },
        validFrom: { by: sql`r.valid_from`, type: 'date' },
        validTo: { by: sql`r.valid_to`, type: 'date', empty: 'last' },
        isIncluded: { by: sql`r.is_included`, type: 'boolean' },
      },
      defaultSort: 'code',
    }),
});
