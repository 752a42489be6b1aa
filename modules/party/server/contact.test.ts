import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { archiveCustomerContact } from './archive-customer-contact.ts';
import { archiveVendorContact } from './archive-vendor-contact.ts';
import { changeCustomerContact } from './change-customer-contact.ts';
import { changeVendorContact } from './change-vendor-contact.ts';
import { createCustomer } from './create-customer.ts';
import { createCustomerContact } from './create-customer-contact.ts';
import { createVendor } from './create-vendor.ts';
import { createVendorContact } from './create-vendor-contact.ts';
import { getCustomer } from './get-customer.ts';
import { getVendor } from './get-vendor.ts';

const tini = { name: 'Ibu Tini', position: 'Keuangan', phone: '0812', email: 'tini@maju.id' };

test('a person to talk to is added to a customer, changed and taken away', async () => {
  const w = await world();
  const { id: customerId } = await w.run(createCustomer, { code: 'C-1', name: 'A' });

  const { id: contactId } = await w.run(createCustomerContact, { customerId, name: 'Ibu Tini' });
  await w.run(changeCustomerContact, { customerId, contactId, version: 1, ...tini });
  expect((await w.run(getCustomer, { customerId })).contacts).toMatchObject([tini]);

  await w.run(archiveCustomerContact, { customerId, contactId, version: 2 });
  expect((await w.run(getCustomer, { customerId })).contacts).toEqual([]);
});

test('a person to talk to is added to a vendor, changed and taken away', async () => {
  const w = await world();
  const { id: vendorId } = await w.run(createVendor, { code: 'V-1', name: 'A' });

  const { id: contactId } = await w.run(createVendorContact, { vendorId, name: 'Ibu Tini' });
  await w.run(changeVendorContact, { vendorId, contactId, version: 1, ...tini });
  expect((await w.run(getVendor, { vendorId })).contacts).toMatchObject([tini]);

  await w.run(archiveVendorContact, { vendorId, contactId, version: 2 });
  expect((await w.run(getVendor, { vendorId })).contacts).toEqual([]);
});

test('a contact is not touched through a party it does not belong to', async () => {
  const w = await world();
  const { id: customerId } = await w.run(createCustomer, { code: 'C-1', name: 'A' });
  const { id: vendorId } = await w.run(createVendor, { code: 'V-1', name: 'A' });
  const { id: contactId } = await w.run(createCustomerContact, { customerId, ...tini });

  const through = { vendorId, contactId, version: 1 };
  expect(await w.refused(archiveVendorContact, through)).toBe('party.contact_not_found');
});
