import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { costOf } from '@poros/testing/cost-of';
import { setConfig } from '@poros/testing/set-config';
import { createCustomer } from './create-customer.ts';
import { findSimilarCustomers } from './find-similar-customers.ts';
import { getCustomer } from './get-customer.ts';

const maju = { code: 'CUST-003', name: 'PT Maju Jaya', taxId: '0012345678901000' };

test('a customer needs a code and a name, and the rest has sensible beginnings', async () => {
  const w = await world();

  const { id: customerId } = await w.run(createCustomer, { code: 'CUST-004', name: 'UD Sentosa' });

  expect(await w.run(getCustomer, { customerId })).toMatchObject({
    code: 'CUST-004',
    name: 'UD Sentosa',
    segment: 'regular',
    tier: 'REGULAR',
    currency: 'IDR',
    language: 'id',
    creditLimit: '0.0000',
    paymentTermsDays: 30,
    overdueDaysAllowed: null,
    branchId: null,
    isOnHold: false,
    addresses: [],
    contacts: [],
    version: 1,
  });
});

test('entering a customer says so', async () => {
  const w = await world();

  const { id } = await w.run(createCustomer, maju);

  expect(await w.rows('kernel.event_pending', `entity_id = '${id}'`)).toMatchObject([
    { type: 'party.customer_changed', payload: { code: 'CUST-003', how: 'created' } },
  ]);
});

test('two customers never share a code, and an archived code stays taken', async () => {
  const w = await world();
  await w.run(createCustomer, maju);

  expect(await w.refused(createCustomer, { code: 'CUST-003', name: 'Lain' })).toBe(
    'party.code_taken',
  );
});

test('two customers do not share a tax number', async () => {
  const w = await world();
  await w.run(createCustomer, maju);

  expect(await w.refused(createCustomer, { ...maju, code: 'CUST-009' })).toBe('party.tax_id_taken');
  expect(await w.rows('party.customer')).toHaveLength(1);
});

test('branches of one firm share its tax number where the tenant says so', async () => {
  const w = await world();
  await setConfig(w, 'party.unique_tax_id', false);
  await w.run(createCustomer, maju);

  await w.run(createCustomer, { ...maju, code: 'CUST-009', name: 'PT Maju Jaya Bandung' });

  expect(await w.rows('party.customer')).toHaveLength(2);
});

test('a seller without the right to grant credit enters no customer who has some', async () => {
  const w = await world();
  const seller = w.as({ permissions: ['party.customer.create'] });

  expect(await seller.refused(createCustomer, { ...maju, creditLimit: '1' })).toBe(
    'party.credit_right_missing',
  );
  await seller.run(createCustomer, { ...maju, creditLimit: '0' });
  await w.run(createCustomer, {
    code: 'CUST-005',
    name: 'PT Global Tech',
    creditLimit: '1000000000',
  });

  expect(await w.rows('party.customer')).toHaveLength(2);
});

test('a customer belongs to a branch that exists', async () => {
  const w = await world();
  const branchId = '01930000-0000-7000-8000-00000000dead';

  expect(await w.refused(createCustomer, { ...maju, branchId })).toBe('tenancy.branch_not_found');
});

test('a seller of one branch does not enter customers for another', async () => {
  const w = await world();
  const elsewhere = '01930000-0000-7000-8000-00000000beef';
  const seller = w.as({
    permissions: ['party.customer.create'],
    scope: 'branch',
    branchIds: [elsewhere],
  });

  expect(await seller.refused(createCustomer, { ...maju, branchId: w.branchId })).toBe(
    'party.branch_not_yours',
  );
});

test('half a place on the map is refused', async () => {
  const w = await world();

  expect(await w.refused(createCustomer, { ...maju, latitude: '-6.2' })).toBe(
    'party.place_is_half',
  );
  await w.run(createCustomer, { ...maju, latitude: '-6.2', longitude: '106.816666' });
});

test('whoever enters the same firm twice is warned by name and by tax number', async () => {
  const w = await world();
  const { id } = await w.run(createCustomer, maju);
  await w.run(createCustomer, { code: 'CUST-005', name: 'PT Global Tech' });

  const byName = await w.run(findSimilarCustomers, { name: 'Maju Jaya, PT.' });
  const byTaxId = await w.run(findSimilarCustomers, {
    name: 'Sesuatu yang lain',
    taxId: maju.taxId,
  });
  const byItself = await w.run(findSimilarCustomers, { name: maju.name, exceptId: id });

  expect(byName.rows).toMatchObject([{ code: 'CUST-003', sharesName: true, sharesTaxId: false }]);
  expect(byTaxId.rows).toMatchObject([{ code: 'CUST-003', sharesName: false, sharesTaxId: true }]);
  expect(byItself.rows).toEqual([]);
});

test('entering a customer costs a single flight', async () => {
  const w = await world();
  const before = await costOf(w.kernel, 'flights', 'party.create_customer');

  await w.run(createCustomer, maju);

  expect((await costOf(w.kernel, 'flights', 'party.create_customer')) - before).toBe(1);
});
