/** An order adds up by the rule of its invoices, in the browser as on the server. */
export { documentTotals as orderTotals } from '@poros/finance/shared';
export type { DocumentTotals as OrderTotals, TaxRule } from '@poros/finance/shared';
