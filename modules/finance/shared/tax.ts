/**
 * How a tax is reckoned, as dated data. PPN since 2025 is 12 % of 11/12 of the price (PMK
 * 131/2024): rate 1200, base 11/12. The fraction is kept until the document is rounded, never the
 * base in whole rupiah: that would give a wrong tax for 26,666 of the first million prices.
 */
export interface TaxRule {
  readonly code: string;
  /** Rate in basis points: 1200 is 12 %. */
  readonly rateBp: number;
  readonly baseNumerator: number;
  readonly baseDenominator: number;
  /** Whether prices under this rule already contain the tax. */
  readonly isIncluded: boolean;
}

/** No tax at all. */
export const UNTAXED: TaxRule = {
  code: 'NONE',
  rateBp: 0,
  baseNumerator: 1,
  baseDenominator: 1,
  isIncluded: false,
};
