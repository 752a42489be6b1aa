import { command, refuse } from '@poros/kernel';
import { CreateTaxRule, TaxRuleCreated } from '../shared/tax-rule.ts';

export const createTaxRule = command({
  name: 'finance.create_tax_rule',
  http: 'POST /finance/tax-rules',
  permission: 'finance.tax.change',
  summary: 'Give a tax code its rate and base from a day on; the rule before ends there.',
  input: CreateTaxRule,
  output: TaxRuleCreated,
  refuses: ['finance.tax_rule_in_past', 'finance.tax_rule_exists'],

  async run(ctx, rule) {
    if (rule.validFrom < ctx.today)
      refuse('finance.tax_rule_in_past', { code: rule.code, validFrom: rule.validFrom });

    const id = ctx.newId();
    ctx.insert('finance.tax_rule', {
      id,
      code: rule.code,
      valid_from: rule.validFrom,
      name_id: rule.nameId,
      name_en: rule.nameEn,
      rate_bp: rule.rateBp,
      base_numerator: rule.baseNumerator,
      base_denominator: rule.baseDenominator,
      is_included: rule.isIncluded,
      basis: rule.basis,
    });

    return { id };
  },
});
