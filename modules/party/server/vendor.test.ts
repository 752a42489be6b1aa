import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { archiveVendor } from './archive-vendor.ts';
import { changeVendor } from './change-vendor.ts';
import { changeVendorScores } from './change-vendor-scores.ts';
import { createCustomer } from './create-customer.ts';
import { createVendor } from './create-vendor.ts';
import { findSimilarVendors } from './find-similar-vendors.ts';
import { getVendor } from './get-vendor.ts';
import { listVendors } from './list-vendors.ts';

const baja = {
  code: 'VND-001',
  name: 'PT Baja Makmur',
  city: 'Cikarang, Bekasi',
  otdScore: '92.5',
  qualityScore: '88.0',
};

test('a vendor is entered with its scores and found by its city', async () => {
  const w = await world();
  const { id: vendorId } = await w.run(createVendor, baja);

  expect(await w.run(getVendor, { vendorId })).toMatchObject({
    name: 'PT Baja Makmur',
    otdScore: '92.50',
    qualityScore: '88.00',
    currency: 'IDR',
    paymentTermsDays: 30,
  });
  expect((await w.run(listVendors, { search: 'bekasi baja' })).rows).toMatchObject([
    { code: 'VND-001' },
  ]);
});

test('a vendor nobody has judged yet has no score, which is not a score of nought', async () => {
  const w = await world();
  await w.run(createVendor, { code: 'VND-009', name: 'Baru' });

  expect((await w.run(listVendors, {})).rows).toMatchObject([
    { otdScore: null, qualityScore: null },
  ]);
});

test('a vendor changes, is judged and is archived; codes and tax numbers stay unique', async () => {
  const w = await world();
  const { id: vendorId } = await w.run(createVendor, { ...baja, taxId: '0012345678901000' });
  await w.run(changeVendor, {
    vendorId,
    version: 1,
    name: 'PT Baja Makmur Sentosa',
    legalName: '',
    taxId: '0012345678901000',
    address: '',
    city: '',
    phone: '',
    email: null,
    bankName: 'BCA',
    bankAccount: '123-456',
    bankAccountHolder: 'PT Baja',
    paymentTermsDays: 14,
    currency: 'IDR',
  });
  await w.run(changeVendorScores, { vendorId, version: 2, otdScore: '85', qualityScore: null });

  expect(await w.run(getVendor, { vendorId })).toMatchObject({
    bankAccount: '123-456',
    paymentTermsDays: 14,
    otdScore: '85.00',
    qualityScore: null,
    version: 3,
  });
  expect(await w.refused(createVendor, { code: 'VND-001', name: 'B' })).toBe('party.code_taken');
  expect(
    await w.refused(createVendor, { code: 'VND-002', name: 'B', taxId: '0012345678901000' }),
  ).toBe('party.tax_id_taken');
  expect((await w.run(findSimilarVendors, { name: 'baja makmur sentosa' })).rows).toHaveLength(1);

  await w.run(archiveVendor, { vendorId, version: 3 });
  expect((await w.run(listVendors, {})).rows).toEqual([]);
  expect((await w.run(listVendors, { status: 'archived' })).rows).toHaveLength(1);
  expect(await w.refused(archiveVendor, { vendorId, version: 4 })).toBe('party.vendor_not_found');
});

test('a customer and a vendor may be the same firm', async () => {
  const w = await world();
  const firm = { code: 'VND-001', name: 'PT Baja Makmur', taxId: '0012345678901000' };
  await w.run(createVendor, firm);

  await w.run(createCustomer, firm);

  expect(await w.rows('party.customer')).toHaveLength(1);
});

test('someone without the right sees no vendors and enters none', async () => {
  const w = await world();
  const stranger = w.as({ permissions: ['party.customer.read'] });

  expect(await stranger.refused(listVendors, {})).toBe('kernel.permission_missing');
  expect(await stranger.refused(createVendor, baja)).toBe('kernel.permission_missing');
});
