import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { archiveCustomer } from './archive-customer.ts';
import { createCustomer } from './create-customer.ts';
import { getCustomer } from './get-customer.ts';
import { holdCustomer } from './hold-customer.ts';
import { listCustomers } from './list-customers.ts';
import { releaseCustomer } from './release-customer.ts';

test('a held customer carries the reason until it is released', async () => {
  const w = await world();
  const { id: customerId } = await w.run(createCustomer, { code: 'C-1', name: 'A' });

  await w.run(holdCustomer, { customerId, version: 1, reason: 'Giro ditolak bank' });
  expect(await w.run(getCustomer, { customerId })).toMatchObject({
    isOnHold: true,
    holdReason: 'Giro ditolak bank',
    version: 2,
  });
  expect((await w.run(listCustomers, { status: 'on_hold' })).total).toBe(1);

  await w.run(releaseCustomer, { customerId, version: 2, note: 'Sudah lunas' });
  expect(await w.run(getCustomer, { customerId })).toMatchObject({
    isOnHold: false,
    holdReason: null,
  });
  expect((await w.run(listCustomers, { status: 'on_hold' })).total).toBe(0);
});

test('a customer is not held twice, nor released without having been held', async () => {
  const w = await world();
  const { id: customerId } = await w.run(createCustomer, { code: 'C-1', name: 'A' });

  expect(await w.refused(releaseCustomer, { customerId, version: 1 })).toBe(
    'party.customer_not_on_hold',
  );
  await w.run(holdCustomer, { customerId, version: 1, reason: 'Giro ditolak' });
  const again = { customerId, version: 2, reason: 'Alasan lain' };
  expect(await w.refused(holdCustomer, again)).toBe('party.customer_on_hold');
});

test('an archived customer is seen only when asked for and cannot be changed', async () => {
  const w = await world();
  const { id: customerId } = await w.run(createCustomer, { code: 'C-1', name: 'A' });

  await w.run(archiveCustomer, { customerId, version: 1 });

  expect((await w.run(listCustomers, {})).rows).toEqual([]);
  expect((await w.run(listCustomers, { status: 'archived' })).rows).toMatchObject([
    { code: 'C-1' },
  ]);
  expect(await w.run(getCustomer, { customerId })).toMatchObject({ isArchived: true });
  const hold = { customerId, version: 2, reason: 'Terlambat' };
  expect(await w.refused(holdCustomer, hold)).toBe('party.customer_not_found');
});
