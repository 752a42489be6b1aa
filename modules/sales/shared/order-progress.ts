import { quantity, type Quantity } from '@poros/kernel/shared';

/** How far one line has come, in the unit of the line, as decimal text. */
export interface LineProgress {
  readonly quantity: string;
  readonly quantity_delivered: string;
  readonly quantity_invoiced: string;
}

export const stillToDeliver = (line: LineProgress): Quantity =>
  (quantity(line.quantity) - quantity(line.quantity_delivered)) as Quantity;

export const stillToInvoice = (line: LineProgress): Quantity =>
  (quantity(line.quantity_delivered) - quantity(line.quantity_invoiced)) as Quantity;

export const isDelivered = (lines: readonly LineProgress[]): boolean =>
  lines.every((line) => stillToDeliver(line) === 0n);

/** Everything that was ordered has been delivered and invoiced. */
export const isInvoiced = (lines: readonly LineProgress[]): boolean =>
  isDelivered(lines) && lines.every((line) => stillToInvoice(line) === 0n);
