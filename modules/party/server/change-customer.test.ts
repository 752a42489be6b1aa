import { expect, test } from 'vitest';
import type { InputOf } from '@poros/kernel';
import { world } from '@poros/testing';
import { changeCreditTerms } from './change-credit-terms.ts';
import { changeCustomer } from './change-customer.ts';
import { createCustomer } from './create-customer.ts';
import { findSimilarCustomers } from './find-similar-customers.ts';
import { getCustomer } from './get-customer.ts';

const asWritten: Omit<InputOf<typeof changeCustomer>, 'customerId' | 'version'> = {
  name: 'PT Maju Jaya Abadi',
  legalName: '',
  taxId: null,
  nationalId: null,
  address: 'Jl. Raya 1',
  city: 'Bekasi',
  phone: '021-555',
  email: null,
  segment: 'vip',
  tier: 'GOLD',
  currency: 'IDR',
  language: 'id',
  branchId: null,
  salespersonId: null,
  latitude: null,
  longitude: null,
};

test('a changed customer is found under its new name and no longer under the old one', async () => {
  const w = await world();
  const { id: customerId } = await w.run(createCustomer, { code: 'C-1', name: 'PT Maju Jaya' });

  const answer = await w.run(changeCustomer, { ...asWritten, customerId, version: 1 });

  expect(answer).toEqual({ id: customerId, version: 2 });
  expect(await w.run(getCustomer, { customerId })).toMatchObject({
    segment: 'vip',
    tier: 'GOLD',
    city: 'Bekasi',
  });
  expect((await w.run(findSimilarCustomers, { name: 'maju jaya abadi' })).rows).toHaveLength(1);
  expect((await w.run(findSimilarCustomers, { name: 'maju jaya' })).rows).toEqual([]);
});

test('a change made by someone else in between is refused and nothing is overwritten', async () => {
  const w = await world();
  const { id: customerId } = await w.run(createCustomer, { code: 'C-1', name: 'PT Maju Jaya' });
  await w.run(changeCustomer, { ...asWritten, customerId, version: 1 });

  const late = { ...asWritten, name: 'Nama lain', customerId, version: 1 };
  expect(await w.refused(changeCustomer, late)).toBe('kernel.changed_meanwhile');
  expect(await w.rows('party.customer')).toMatchObject([
    { name: 'PT Maju Jaya Abadi', version: 2 },
  ]);
});

test('a customer of another branch does not exist for a seller of this one', async () => {
  const w = await world();
  const { id: customerId } = await w.run(createCustomer, {
    code: 'C-1',
    name: 'A',
    branchId: w.branchId,
  });
  const elsewhere = '01930000-0000-7000-8000-00000000beef';
  const permissions = ['party.customer.change'];
  const stranger = w.as({
    permissions,
    scope: 'branch',
    branchId: elsewhere,
    branchIds: [elsewhere],
  });
  const neighbour = w.as({ permissions, scope: 'branch', branchIds: [w.branchId] });

  const change = { ...asWritten, customerId, version: 1 };
  expect(await stranger.refused(changeCustomer, change)).toBe('party.customer_not_found');
  await neighbour.run(changeCustomer, change);
});

test('credit is changed by its own right and leaves a trace of what it was', async () => {
  const w = await world();
  const { id: customerId } = await w.run(createCustomer, {
    code: 'C-1',
    name: 'A',
    creditLimit: '500000000',
  });
  const terms = {
    customerId,
    version: 1,
    creditLimit: '750000000',
    paymentTermsDays: 45,
    overdueDaysAllowed: 7,
  };
  const seller = w.as({ permissions: ['party.customer.change'] });

  expect(await seller.refused(changeCreditTerms, terms)).toBe('kernel.permission_missing');
  await w.run(changeCreditTerms, terms);

  expect(await w.run(getCustomer, { customerId })).toMatchObject({
    creditLimit: '750000000.0000',
    paymentTermsDays: 45,
    overdueDaysAllowed: 7,
  });
  const [log] = await w.rows<{ changes: unknown }>(
    'kernel.command_log',
    "command = 'party.change_credit_terms' and verdict = 'done'",
  );
  expect(log?.changes).toMatchObject([
    { b: { credit_limit: '500000000.0000' }, a: { credit_limit: '750000000' } },
  ]);
});

test('a negative credit limit never reaches the database', async () => {
  const w = await world();
  const { id: customerId } = await w.run(createCustomer, { code: 'C-1', name: 'A' });
  const terms = {
    customerId,
    version: 1,
    creditLimit: '-1',
    paymentTermsDays: 30,
    overdueDaysAllowed: null,
  };

  expect(await w.refused(changeCreditTerms, terms)).toBe('kernel.invalid_input');
});
