/** The papers of a warehouse. */
export const DOCUMENT_KINDS = ['receipt', 'issue', 'transfer', 'adjustment', 'count'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Why goods come in without a purchase order. */
export const RECEIPT_REASONS = ['purchase', 'opening', 'return'] as const;
/** Why goods leave without a delivery. */
export const ISSUE_REASONS = ['used', 'sold', 'sample', 'damaged'] as const;
/** Why the books are wrong. */
export const ADJUSTMENT_REASONS = ['correction', 'found', 'lost', 'damaged'] as const;
export const REASONS = [
  ...RECEIPT_REASONS,
  ...ISSUE_REASONS,
  'correction',
  'found',
  'lost',
  'transfer',
  'count',
] as const;
export type Reason = (typeof REASONS)[number];
