import { expect, test } from 'vitest';
import { seedUser } from '@poros/identity';
import { actorOf, world, type World } from '@poros/testing';
import { createCustomer } from './create-customer.ts';
import { getCustomer } from './get-customer.ts';
import { listCustomers } from './list-customers.ts';
import { listSalespeople } from './list-salespeople.ts';

/** The five customers of the factory's sample data. */
const sample = [
  {
    code: 'CUST-001',
    name: 'PT ABC Manufacturing',
    segment: 'vip',
    tier: 'GOLD',
    creditLimit: '500000000',
  },
  {
    code: 'CUST-002',
    name: 'CV XYZ Trading',
    segment: 'regular',
    tier: 'REGULAR',
    creditLimit: '100000000',
  },
  {
    code: 'CUST-003',
    name: 'PT Maju Jaya',
    segment: 'vip',
    tier: 'GOLD',
    creditLimit: '750000000',
  },
  {
    code: 'CUST-004',
    name: 'UD Sentosa',
    segment: 'regular',
    tier: 'REGULAR',
    creditLimit: '50000000',
  },
  {
    code: 'CUST-005',
    name: 'PT Global Tech',
    segment: 'vip',
    tier: 'PLATINUM',
    creditLimit: '1000000000',
  },
] as const;

async function withSample(): Promise<World> {
  const w = await world();
  for (const customer of sample) await w.run(createCustomer, customer);
  return w;
}

/** Somebody who works for the tenant, by user id. */
async function employed(w: World): Promise<string> {
  const { id } = await seedUser(w.kernel, actorOf({ ...w, kind: 'system' }), {
    name: 'Sari',
    email: `sari@${w.tenantId}.test`,
    password: 'kata-sandi-panjang-1',
    roles: [],
  });
  return id;
}

const codes = ({ rows }: { rows: { code: string }[] }) =>
  rows.map((row) => row.code.slice(-1)).join('');

test('customers are listed by name and filtered by segment and tier', async () => {
  const w = await withSample();

  expect(codes(await w.run(listCustomers, {}))).toBe('21534');
  expect(codes(await w.run(listCustomers, { segment: 'vip' }))).toBe('153');
  expect(codes(await w.run(listCustomers, { tier: 'PLATINUM' }))).toBe('5');
  expect(codes(await w.run(listCustomers, { sort: '-creditLimit', limit: 2 }))).toBe('53');
});

test('a customer is found by any words of its code and name, whatever their case', async () => {
  const w = await withSample();

  expect(codes(await w.run(listCustomers, { search: 'MAJU' }))).toBe('3');
  expect(codes(await w.run(listCustomers, { search: 'pt tech' }))).toBe('5');
  expect(codes(await w.run(listCustomers, { search: 'cust-00' }))).toHaveLength(5);
  expect(codes(await w.run(listCustomers, { search: '%' }))).toBe('');
});

test('pages follow each other without a gap or a repetition', async () => {
  const w = await withSample();
  const first = await w.run(listCustomers, { limit: 2 });
  const second = await w.run(listCustomers, { limit: 2, after: first.next ?? '' });
  const third = await w.run(listCustomers, { limit: 2, after: second.next ?? '' });

  expect(codes(first) + codes(second) + codes(third)).toBe('21534');
  expect([first.total, third.next]).toEqual([5, null]);
});

test('a seller with his own customers only sees those he entered or was given', async () => {
  const w = await withSample();
  const permissions = ['party.customer.read', 'party.customer.create'];
  const seller = w.as({ permissions, scope: 'own', userId: await employed(w) });
  const other = w.as({ permissions, scope: 'own' });
  const given = await w.run(createCustomer, {
    code: 'CUST-007',
    name: 'Diberi',
    salespersonId: seller.actor.userId,
  });
  await seller.run(createCustomer, { code: 'CUST-008', name: 'Sendiri' });

  expect(codes(await seller.run(listCustomers, {}))).toBe('78');
  expect(codes(await other.run(listCustomers, {}))).toBe('');
  expect(await other.refused(getCustomer, { customerId: given.id })).toBe(
    'party.customer_not_found',
  );
});

test('a customer is given to somebody who works here, and the list says to whom', async () => {
  const w = await withSample();
  const salespersonId = await employed(w);
  const nobody = '01930000-0000-7000-8000-00000000dead';

  const given = { code: 'CUST-007', name: 'Diberi' };
  expect(await w.refused(createCustomer, { ...given, salespersonId: nobody })).toBe(
    'party.salesperson_not_found',
  );
  await w.run(createCustomer, { ...given, salespersonId });

  const { rows } = await w.run(listCustomers, { salespersonId });
  expect(rows).toMatchObject([{ code: 'CUST-007', salespersonName: 'Sari' }]);
  expect((await w.run(listSalespeople, { search: 'sar' })).rows).toEqual([
    { id: salespersonId, name: 'Sari' },
  ]);
});

test('a branch sees its own customers and those that belong to every branch', async () => {
  const w = await withSample();
  await w.run(createCustomer, { code: 'CUST-006', name: 'Zz cabang utama', branchId: w.branchId });
  const elsewhere = '01930000-0000-7000-8000-00000000beef';
  const permissions = ['party.customer.read'];
  const here = w.as({ permissions, scope: 'branch', branchIds: [w.branchId] });
  const there = w.as({ permissions, scope: 'branch', branchId: elsewhere, branchIds: [elsewhere] });

  expect(codes(await here.run(listCustomers, {}))).toBe('215346');
  expect(codes(await there.run(listCustomers, {}))).toBe('21534');
});

test('a tenant never sees, finds or opens the customers of another', async () => {
  const w = await withSample();
  const stranger = await world();
  const [first] = (await w.run(listCustomers, {})).rows;

  expect((await stranger.run(listCustomers, {})).rows).toEqual([]);
  expect((await stranger.run(listCustomers, { search: 'pt' })).rows).toEqual([]);
  expect(await stranger.refused(getCustomer, { customerId: first!.id })).toBe(
    'party.customer_not_found',
  );
});

test('someone without the right sees no customers', async () => {
  const w = await withSample();

  expect(await w.as({ permissions: [] }).refused(listCustomers, {})).toBe(
    'kernel.permission_missing',
  );
});
