import { expect, test } from 'vitest';
import { isDelivered, isInvoiced, stillToDeliver, stillToInvoice } from './order-progress.ts';
import { quantityText } from '@poros/kernel/shared';

const line = (quantity: string, delivered: string, invoiced: string) => ({
  quantity,
  quantity_delivered: delivered,
  quantity_invoiced: invoiced,
});

test('what is left to deliver is what was ordered less what has left', () => {
  expect(quantityText(stillToDeliver(line('10', '2.5', '0')))).toBe('7.500000');
});

test('only what was delivered can be invoiced', () => {
  expect(quantityText(stillToInvoice(line('10', '4', '1')))).toBe('3.000000');
});

test('an order is delivered when its last line is', () => {
  expect(isDelivered([line('1', '1', '0'), line('2', '1.999999', '0')])).toBe(false);
  expect(isDelivered([line('1', '1', '0'), line('2', '2', '0')])).toBe(true);
});

test('an order that is delivered in part is not invoiced, even if all that was delivered is', () => {
  expect(isInvoiced([line('2', '1', '1')])).toBe(false);
  expect(isInvoiced([line('2', '2', '2')])).toBe(true);
});
