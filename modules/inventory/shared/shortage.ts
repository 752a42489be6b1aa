import { quantityText, type Quantity } from '@poros/kernel/shared/decimal';

/** One item that is not there in the amount that was wanted; what a refusal tells people. */
export interface Shortage {
  readonly item: string;
  readonly warehouse: string;
  readonly unit: string;
  readonly wanted: string;
  readonly available: string;
}

/** A quantity as people write it: 5, 2.5. */
export function shortQuantity(amount: Quantity): string {
  return quantityText(amount).replace(/\.?0+$/, '');
}
