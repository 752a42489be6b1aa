import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { archiveTierPrice } from './archive-tier-price.ts';
import { changeTierPrice } from './change-tier-price.ts';
import { createPriceList } from './create-price-list.ts';
import { createTierPrice } from './create-tier-price.ts';
import { listTierPrices } from './list-tier-prices.ts';

test('a tier means another list or a percentage, never both and never neither', async () => {
  const w = await world();
  const { id: priceListId } = await w.run(createPriceList, { code: 'EMAS', name: 'Emas' });
  const refused = (input: object) => w.refused(createTierPrice, { tier: 'GOLD', ...input });

  expect(await refused({})).toBe('pricing.tier_price_has_one_meaning');
  expect(await refused({ priceListId, percentOff: '5' })).toBe(
    'pricing.tier_price_has_one_meaning',
  );
  expect(await refused({ percentOff: '0' })).toBe('pricing.tier_price_has_one_meaning');
  await w.run(createTierPrice, { tier: 'GOLD', priceListId });
  await w.run(createTierPrice, { tier: 'SILVER', percentOff: '2.5' });

  expect((await w.run(listTierPrices, {})).rows).toMatchObject([
    { tier: 'GOLD', priceListCode: 'EMAS', percentOff: null },
    { tier: 'SILVER', priceListCode: null, percentOff: '2.5' },
  ]);
});

test('a tier means one thing on any day; a new meaning begins where the old ends', async () => {
  const w = await world();
  const { id: tierPriceId } = await w.run(createTierPrice, { tier: 'GOLD', percentOff: '5' });
  const next = { tier: 'GOLD', percentOff: '7', validFrom: '2027-01-01' };

  expect(await w.refused(createTierPrice, next)).toBe('pricing.tier_price_overlaps');
  await w.run(changeTierPrice, { tierPriceId, version: 1, validFrom: null, validTo: '2026-12-31' });
  await w.run(createTierPrice, next);
  expect((await w.run(listTierPrices, { search: 'gold' })).total).toBe(2);
});

test('a meaning that is taken away makes room for another', async () => {
  const w = await world();
  const { id: tierPriceId } = await w.run(createTierPrice, { tier: 'GOLD', percentOff: '5' });

  await w.run(archiveTierPrice, { tierPriceId, version: 1 });
  await w.run(createTierPrice, { tier: 'GOLD', percentOff: '7' });

  expect((await w.run(listTierPrices, {})).rows).toMatchObject([{ percentOff: '7' }]);
  expect(await w.refused(archiveTierPrice, { tierPriceId, version: 2 })).toBe(
    'pricing.tier_price_not_found',
  );
});
