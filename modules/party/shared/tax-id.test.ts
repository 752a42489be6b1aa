import { expect, test } from 'vitest';
import { readTaxId } from './tax-id.ts';

test.each([
  ['0012345678901000', '0012345678901000'],
  ['01.234.567.8-901.000', '0012345678901000'],
  ['500 123 456', '500123456'],
])('%s is the tax number %s', (written, read) => {
  expect(readTaxId(written)).toBe(read);
});

test.each(['', '1234', '01.234.567.8-901.00', 'NPWP 0012345678901000'])(
  '%j is no tax number',
  (written) => {
    expect(readTaxId(written)).toBeUndefined();
  },
);
