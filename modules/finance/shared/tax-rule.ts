import {
  DateOn,
  Id,
  Name,
  Page,
  Type,
  listInput,
  nullable,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';

const fraction = Type.Integer({ minimum: 1, maximum: 1000 });
const TaxCode = Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,19}$', description: 'PPN, GST, NONE' });
const ruleFields = {
  code: TaxCode,
  validFrom: DateOn,
  nameId: Name,
  nameEn: Name,
  /** 1200 is 12 %. */
  rateBp: Type.Integer({ minimum: 0, maximum: 10_000 }),
  baseNumerator: fraction,
  baseDenominator: fraction,
  isIncluded: Type.Boolean(),
  basis: Type.String({ maxLength: 200 }),
};

export const TaxRuleRow = object({ id: Id, ...ruleFields, validTo: nullable(DateOn) });
export type TaxRuleRow = Static<typeof TaxRuleRow>;
export const CreateTaxRule = object(ruleFields);
export const TaxRuleCreated = object({ id: Id });
export const ListTaxRules = object({ ...listInput, isInForce: optional(Type.Boolean()) });
export const TaxRulePage = Page(TaxRuleRow);
