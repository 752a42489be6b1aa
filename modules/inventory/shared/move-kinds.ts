/** What happens to stock. */
export const MOVE_KINDS = [
  'opening',
  'receipt',
  'issue',
  'transfer_out',
  'transfer_in',
  'adjustment',
  'revaluation',
] as const;
export type MoveKind = (typeof MOVE_KINDS)[number];
