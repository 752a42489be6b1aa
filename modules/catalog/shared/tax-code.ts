/** How the items of a catalog are usually taxed; which rate stands behind a code is finance's. */
export const TAX_CODES = ['PPN', 'PPN_LUX', 'GST', 'NONE'] as const;

/** The ordinary tax where a currency is at home: GST in Papua New Guinea, PPN elsewhere. */
export function usualTaxCode(currency: string): string {
  return currency === 'PGK' ? 'GST' : 'PPN';
}
