import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { archiveCustomerAddress } from './archive-customer-address.ts';
import { changeCustomerAddress } from './change-customer-address.ts';
import { createCustomer } from './create-customer.ts';
import { createCustomerAddress } from './create-customer-address.ts';
import { getCustomer } from './get-customer.ts';

const warehouse = { label: 'Gudang', address: 'Jl. Industri 5' };
const shop = { label: 'Toko', address: 'Jl. Pasar 1' };

async function withCustomer() {
  const w = await world();
  const { id: customerId } = await w.run(createCustomer, { code: 'C-1', name: 'A' });
  const defaults = async () =>
    (await w.run(getCustomer, { customerId })).addresses
      .filter((one) => one.isDefault)
      .map((one) => one.label);
  return { w, customerId, defaults };
}

test('the first delivery address is the default, the next is not', async () => {
  const { w, customerId, defaults } = await withCustomer();

  await w.run(createCustomerAddress, { customerId, ...warehouse });
  await w.run(createCustomerAddress, { customerId, ...shop });

  expect(await defaults()).toEqual(['Gudang']);
});

test('a new default takes the place of the old one', async () => {
  const { w, customerId, defaults } = await withCustomer();
  await w.run(createCustomerAddress, { customerId, ...warehouse });

  const { id: addressId } = await w.run(createCustomerAddress, {
    customerId,
    ...shop,
    isDefault: true,
  });
  expect(await defaults()).toEqual(['Toko']);

  await w.run(changeCustomerAddress, {
    customerId,
    addressId,
    version: 1,
    ...shop,
    recipient: 'Bu Tini',
    city: 'Bekasi',
    postalCode: '17111',
    phone: '',
    latitude: null,
    longitude: null,
    isDefault: true,
  });
  expect(await defaults()).toEqual(['Toko']);
});

test('an archived address is gone and no longer the default', async () => {
  const { w, customerId, defaults } = await withCustomer();
  const { id: addressId } = await w.run(createCustomerAddress, { customerId, ...warehouse });

  await w.run(archiveCustomerAddress, { customerId, addressId, version: 1 });

  expect(await defaults()).toEqual([]);
  const again = { customerId, addressId, version: 2 };
  expect(await w.refused(archiveCustomerAddress, again)).toBe('party.address_not_found');
  await w.run(createCustomerAddress, { customerId, ...shop });
  expect(await defaults()).toEqual(['Toko']);
});

test('an address of one customer is not touched through another', async () => {
  const { w, customerId } = await withCustomer();
  const { id: addressId } = await w.run(createCustomerAddress, { customerId, ...warehouse });
  const { id: other } = await w.run(createCustomer, { code: 'C-2', name: 'B' });

  const through = { customerId: other, addressId, version: 1 };
  expect(await w.refused(archiveCustomerAddress, through)).toBe('party.address_not_found');
});
