import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { priceBook } from '@poros/testing/price-book';
import { changeContractPrices } from './change-contract-prices.ts';
import { changeListPrices } from './change-list-prices.ts';
import { createContract } from './create-contract.ts';
import { createPriceList } from './create-price-list.ts';
import { createTierPrice } from './create-tier-price.ts';
import { priceLines } from './price-lines.ts';

/**
 * The prices that a distributor has agreed, in every way it can: the arrangement that the table
 * below is asked of.
 */
async function arranged() {
  const w = await world();
  const book = await priceBook(w);
  const { widget, motor, box } = book;
  const std = await w.run(createPriceList, { code: 'STD', name: 'Umum', isDefault: true });
  await w.run(changeListPrices, {
    priceListId: std.id,
    changed: [],
    archived: [],
    created: [
      { itemId: widget, price: '64000' },
      { itemId: widget, price: '62000', minQuantity: '10' },
      { itemId: widget, price: '58000', minQuantity: '100' },
      { itemId: widget, unitId: box, price: '750000' },
      { itemId: motor, price: '215000', validFrom: '2026-01-01', validTo: '2026-11-30' },
      { itemId: motor, price: '218000', validFrom: '2026-12-01' },
    ],
  });
  const gold = await w.run(createPriceList, { code: 'EMAS', name: 'Emas' });
  await w.run(changeListPrices, {
    priceListId: gold.id,
    changed: [],
    archived: [],
    created: [
      { itemId: widget, price: '60000' },
      { itemId: widget, price: '57000', minQuantity: '50' },
    ],
  });
  await w.run(createTierPrice, { tier: 'GOLD', priceListId: gold.id });
  await w.run(createTierPrice, { tier: 'SILVER', percentOff: '5' });
  await w.run(createTierPrice, { tier: 'BRONZE', percentOff: '2.5', validTo: '2026-10-31' });
  await w.run(createTierPrice, { tier: 'PLATINUM', percentOff: '10', validFrom: '2027-01-01' });
  await w.run(createTierPrice, { tier: 'KEY', priceListId: gold.id });
  const contract = await w.run(createContract, {
    code: 'KTR-1',
    name: 'Kontrak 2026',
    customerId: await book.customerOf('KEY'),
    validFrom: '2026-07-01',
    validTo: '2026-12-31',
  });
  await w.run(changeContractPrices, {
    contractId: contract.id,
    changed: [],
    archived: [],
    created: [
      { itemId: widget, price: '55000' },
      { itemId: widget, price: '50000', minQuantity: '1000' },
      { itemId: motor, price: '200000', validFrom: '2026-11-01', validTo: '2026-11-15' },
    ],
  });
  return { w, book };
}

/** Tier, item, unit, quantity, day → rule and price per unit. */
const TABLE = [
  ['REGULAR', 'widget', 'pcs', '1', '2026-11-20', 'list', '64000'],
  ['REGULAR', 'widget', 'pcs', '9', '2026-11-20', 'list', '64000'],
  ['REGULAR', 'widget', 'pcs', '10', '2026-11-20', 'break', '62000'],
  ['REGULAR', 'widget', 'pcs', '99', '2026-11-20', 'break', '62000'],
  ['REGULAR', 'widget', 'pcs', '100', '2026-11-20', 'break', '58000'],
  ['REGULAR', 'widget', 'box', '0.5', '2026-11-20', 'list', '750000'],
  ['REGULAR', 'widget', 'box', '1', '2026-11-20', 'break', '744000'],
  ['REGULAR', 'widget', 'box', '9', '2026-11-20', 'break', '696000'],
  ['REGULAR', 'motor', 'pcs', '1', '2025-12-31', 'base', '220000'],
  ['REGULAR', 'motor', 'pcs', '1', '2026-01-01', 'list', '215000'],
  ['REGULAR', 'motor', 'pcs', '1', '2026-11-30', 'list', '215000'],
  ['REGULAR', 'motor', 'pcs', '1', '2026-12-01', 'list', '218000'],
  ['GOLD', 'widget', 'pcs', '1', '2026-11-20', 'tier', '60000'],
  ['GOLD', 'widget', 'pcs', '49', '2026-11-20', 'tier', '60000'],
  ['GOLD', 'widget', 'pcs', '50', '2026-11-20', 'tier', '57000'],
  ['GOLD', 'widget', 'pcs', '100', '2026-11-20', 'tier', '57000'],
  ['GOLD', 'widget', 'box', '1', '2026-11-20', 'tier', '720000'],
  ['GOLD', 'motor', 'pcs', '1', '2026-11-20', 'list', '215000'],
  ['SILVER', 'widget', 'pcs', '1', '2026-11-20', 'tier', '60800'],
  ['SILVER', 'widget', 'pcs', '100', '2026-11-20', 'tier', '60800'],
  ['SILVER', 'widget', 'box', '1', '2026-11-20', 'tier', '712500'],
  ['SILVER', 'motor', 'pcs', '1', '2025-12-31', 'tier', '209000'],
  ['BRONZE', 'widget', 'pcs', '1', '2026-10-31', 'tier', '62400'],
  ['BRONZE', 'widget', 'pcs', '1', '2026-11-01', 'list', '64000'],
  ['PLATINUM', 'widget', 'pcs', '1', '2026-12-31', 'list', '64000'],
  ['PLATINUM', 'widget', 'pcs', '1', '2027-01-01', 'tier', '57600'],
  ['KEY', 'widget', 'pcs', '1', '2026-06-30', 'tier', '60000'],
  ['KEY', 'widget', 'pcs', '1', '2026-07-01', 'contract', '55000'],
  ['KEY', 'widget', 'pcs', '999', '2026-11-20', 'contract', '55000'],
  ['KEY', 'widget', 'pcs', '1000', '2026-11-20', 'contract', '50000'],
  ['KEY', 'widget', 'box', '2', '2026-11-20', 'contract', '660000'],
  ['KEY', 'widget', 'pcs', '1', '2027-01-01', 'tier', '60000'],
  ['KEY', 'motor', 'pcs', '1', '2026-11-15', 'contract', '200000'],
  ['KEY', 'motor', 'pcs', '1', '2026-11-16', 'list', '215000'],
  ['UNKNOWN', 'widget', 'pcs', '1', '2026-11-20', 'list', '64000'],
] as const;

test('every tier pays on every day exactly what the table says', async () => {
  const { w, book } = await arranged();
  const answered: string[] = [];

  for (const [tier, item, unit, quantity, on] of TABLE) {
    const customerId = await book.customerOf(tier);
    const [line] = await w.within((ctx) =>
      priceLines(ctx, {
        customerId,
        on,
        currency: 'IDR',
        lines: [{ itemId: book[item], unitId: book[unit], quantity }],
      }),
    );
    answered.push(
      [tier, item, unit, quantity, on, line?.rule, line?.price.replace('.0000', '')].join(' '),
    );
  }

  expect(answered).toEqual(TABLE.map((row) => row.join(' ')));
});
