import { expect, test } from 'vitest';
import { createCustomer } from '@poros/party';
import { world } from '@poros/testing';
import { priceBook } from '@poros/testing/price-book';
import { archiveContract } from './archive-contract.ts';
import { changeContract } from './change-contract.ts';
import { changeContractPrices } from './change-contract-prices.ts';
import { createContract } from './create-contract.ts';
import { getContract } from './get-contract.ts';
import { listContractPrices } from './list-contract-prices.ts';
import { listContracts } from './list-contracts.ts';
import { previewPrice } from './preview-price.ts';

async function withContract() {
  const w = await world();
  const book = await priceBook(w);
  const customerId = await book.customerOf('REGULAR');
  const { id: contractId } = await w.run(createContract, {
    code: 'KTR-1',
    name: 'Kontrak 2026',
    customerId,
    validFrom: '2026-01-01',
  });
  await w.run(changeContractPrices, {
    contractId,
    changed: [],
    archived: [],
    created: [{ itemId: book.widget, price: '55000' }],
  });
  const costs = async (on: string) =>
    (await w.run(previewPrice, { itemId: book.widget, customerId, quantity: '1', on })).price;
  return { w, customerId, contractId, costs, ...book };
}

test('a contract is in the currency of its customer and its prices come first', async () => {
  const { w, contractId, costs } = await withContract();

  expect(await w.run(getContract, { contractId })).toMatchObject({
    customerName: 'Pelanggan REGULAR',
    currency: 'IDR',
    priceCount: 1,
    validTo: null,
  });
  expect((await w.run(listContractPrices, { contractId })).rows).toMatchObject([
    { itemCode: 'W', unitCode: 'PCS', price: '55000.0000', basePrice: '65000.0000' },
  ]);
  expect(await costs('2026-11-20')).toBe('55000.0000');
});

test('a contract takes its prices with it, whether it ends or is archived', async () => {
  const { w, contractId, costs } = await withContract();

  await w.run(changeContract, {
    contractId,
    version: 1,
    name: 'Kontrak 2026',
    validFrom: '2026-01-01',
    validTo: '2026-11-20',
  });
  expect([await costs('2026-11-20'), await costs('2026-11-21')]).toEqual([
    '55000.0000',
    '65000.0000',
  ]);

  await w.run(archiveContract, { contractId, version: 2 });
  expect(await costs('2026-11-20')).toBe('65000.0000');
  expect(await w.refused(getContract, { contractId })).toBe('pricing.contract_not_found');
});

test('one customer pays nothing by the contract of another', async () => {
  const { w, widget, customerOf } = await withContract();
  const customerId = await customerOf('GOLD');

  const preview = await w.run(previewPrice, { itemId: widget, customerId, quantity: '1' });
  expect(preview).toMatchObject({ price: '65000.0000', rule: 'base' });
});

test('a contract needs a customer that is there', async () => {
  const { w } = await withContract();
  const customerId = '01930000-0000-7000-8000-00000000dead';

  const orphan = { code: 'KTR-2', name: 'B', customerId, validFrom: '2026-01-01' };
  expect(await w.refused(createContract, orphan)).toBe('party.customer_not_found');
});

test('two contracts never share a code, and none ends before it begins', async () => {
  const { w, customerId } = await withContract();
  const contract = { code: 'KTR-1', name: 'B', customerId, validFrom: '2026-01-01' };

  expect(await w.refused(createContract, contract)).toBe('pricing.code_taken');
  const reversed = { ...contract, code: 'KTR-2', validTo: '2025-12-31' };
  expect(await w.refused(createContract, reversed)).toBe('pricing.validity_reversed');
});

test('a contract of another branch’s customer does not exist for this one', async () => {
  const { w, widget } = await withContract();
  const { id: customerId } = await w.run(createCustomer, {
    code: 'C-HQ',
    name: 'Khusus pusat',
    branchId: w.branchId,
  });
  const { id: contractId } = await w.run(createContract, {
    code: 'KTR-HQ',
    name: 'Pusat',
    customerId,
    validFrom: '2026-01-01',
  });
  await w.run(changeContractPrices, {
    contractId,
    changed: [],
    archived: [],
    created: [{ itemId: widget, price: '1' }],
  });
  const elsewhere = '01930000-0000-7000-8000-00000000beef';
  const permissions = ['pricing.contract.read', 'pricing.contract.change'];
  const stranger = w.as({
    permissions,
    scope: 'branch',
    branchId: elsewhere,
    branchIds: [elsewhere],
  });
  const local = w.as({ permissions, scope: 'branch', branchIds: [w.branchId] });

  expect((await stranger.run(listContracts, {})).rows.map((one) => one.code)).toEqual(['KTR-1']);
  expect((await stranger.run(listContractPrices, { contractId })).rows).toEqual([]);
  expect(await stranger.refused(getContract, { contractId })).toBe('pricing.contract_not_found');
  expect(await stranger.refused(archiveContract, { contractId, version: 1 })).toBe(
    'pricing.contract_not_found',
  );
  expect((await local.run(listContracts, {})).total).toBe(2);
  expect((await local.run(listContractPrices, { contractId })).total).toBe(1);
});
