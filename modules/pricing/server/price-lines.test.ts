import { expect, test } from 'vitest';
import { Refusal } from '@poros/kernel';
import { archiveItem } from '@poros/catalog';
import { world, type World } from '@poros/testing';
import { costOf } from '@poros/testing/cost-of';
import { priceBook } from '@poros/testing/price-book';
import type { PriceRequest } from '../shared/priced-line.ts';
import { createListPrice } from './create-list-price.ts';
import { createPriceList } from './create-price-list.ts';
import { createTierPrice } from './create-tier-price.ts';
import { previewPrice } from './preview-price.ts';
import { priceLines } from './price-lines.ts';

const NOTHING = '01930000-0000-7000-8000-00000000dead';

async function withBook() {
  const w = await world();
  const book = await priceBook(w);
  return { w, ...book };
}

const ask = (w: World, lines: PriceRequest['lines'], more: Partial<PriceRequest> = {}) =>
  w.within((ctx) =>
    priceLines(ctx, { customerId: null, on: '2026-11-20', currency: 'IDR', lines, ...more }),
  );

async function refusedOf(promise: Promise<unknown>): Promise<Refusal> {
  const error = await promise.then(
    () => undefined,
    (one: unknown) => one,
  );
  if (error instanceof Refusal) return error;
  throw new Error('it was not refused');
}

test('lines are answered in their order, each with its item, unit and conversion', async () => {
  const { w, widget, motor, box } = await withBook();

  const lines = await ask(w, [
    { itemId: motor, unitId: null, quantity: '1' },
    { itemId: widget, unitId: box, quantity: '2' },
    { itemId: motor, unitId: null, quantity: '3' },
  ]);

  expect(lines).toMatchObject([
    {
      itemCode: 'M',
      unitCode: 'PCS',
      factor: '1.000000',
      price: '220000.0000',
      rule: 'base',
      ruleId: null,
    },
    {
      itemCode: 'W',
      unitCode: 'BOX',
      factor: '12.000000',
      price: '780000.0000',
      taxCode: 'PPN',
      isStocked: true,
    },
    { itemCode: 'M', itemName: 'Motor DC 12V', unitDecimals: 0, isSold: true },
  ]);
});

test('nothing to price costs nothing', async () => {
  const { w } = await withBook();

  expect(await ask(w, [])).toEqual([]);
});

test('an unknown or archived item is refused with the number of its line', async () => {
  const { w, widget, motor } = await withBook();
  await w.run(archiveItem, { itemId: motor, version: 1 });
  const good = { itemId: widget, unitId: null, quantity: '1' };

  const unknown = await refusedOf(ask(w, [good, { ...good, itemId: NOTHING }]));
  const archived = await refusedOf(ask(w, [{ ...good, itemId: motor }]));

  expect([unknown.code, unknown.details['line']]).toEqual(['catalog.item_not_found', 2]);
  expect([archived.code, archived.details['line']]).toEqual(['catalog.item_not_found', 1]);
});

test('a unit that the item is not handled in is refused with the number of its line', async () => {
  const { w, widget, motor, box } = await withBook();

  const refused = await refusedOf(
    ask(w, [
      { itemId: widget, unitId: box, quantity: '1' },
      { itemId: motor, unitId: box, quantity: '1' },
    ]),
  );

  expect([refused.code, refused.details['line']]).toEqual(['catalog.unit_not_found', 2]);
});

test('an item without a price in the currency asked for is refused, never free', async () => {
  const { w, widget } = await withBook();
  const line = [{ itemId: widget, unitId: null, quantity: '1' }];

  const refused = await refusedOf(ask(w, line, { currency: 'USD' }));
  expect([refused.code, refused.details['currency']]).toEqual(['pricing.price_missing', 'USD']);

  const { id } = await w.run(createPriceList, {
    code: 'USD',
    name: 'Ekspor',
    currency: 'USD',
    isDefault: true,
  });
  await w.run(createListPrice, { priceListId: id, itemId: widget, price: '4.25' });
  expect(await ask(w, line, { currency: 'USD' })).toMatchObject([
    { price: '4.2500', rule: 'list' },
  ]);
  expect(await ask(w, line)).toMatchObject([{ price: '65000.0000', rule: 'base' }]);
});

test('a price and the rule behind it are named, so that a document can keep both', async () => {
  const { w, widget } = await withBook();
  const { id: priceListId } = await w.run(createPriceList, {
    code: 'STD',
    name: 'Umum',
    isDefault: true,
  });
  const { id: ruleId } = await w.run(createListPrice, {
    priceListId,
    itemId: widget,
    price: '60000',
    minQuantity: '10',
  });

  const [line] = await ask(w, [{ itemId: widget, unitId: null, quantity: '10' }]);

  expect(line).toMatchObject({
    rule: 'break',
    ruleId,
    explanation: [
      { rule: 'break', label: 'STD ≥ 10', price: '60000.0000', used: true, why: 'used' },
      { rule: 'base', label: 'W', price: '65000.0000', used: false, why: 'higher_rule_won' },
    ],
  });
});

test('a price list that has ended takes its prices with it', async () => {
  const { w, widget } = await withBook();
  const { id: priceListId } = await w.run(createPriceList, {
    code: 'STD',
    name: 'Umum',
    isDefault: true,
    validTo: '2026-11-20',
  });
  await w.run(createListPrice, { priceListId, itemId: widget, price: '60000' });
  const on = (day: string) =>
    ask(w, [{ itemId: widget, unitId: null, quantity: '1' }], { on: day });

  expect(await on('2026-11-20')).toMatchObject([{ price: '60000.0000' }]);
  expect(await on('2026-11-21')).toMatchObject([
    {
      price: '65000.0000',
      explanation: [
        { rule: 'list', why: 'expired' },
        { rule: 'base', why: 'used' },
      ],
    },
  ]);
  expect((await on('2027-06-01'))[0]?.explanation).toHaveLength(1);
});

test('a preview explains one line for a customer, in its currency and today', async () => {
  const { w, widget, customerOf } = await withBook();
  await w.run(createTierPrice, { tier: 'SILVER', percentOff: '5' });

  const answer = await w.run(previewPrice, {
    itemId: widget,
    customerId: await customerOf('SILVER'),
    quantity: '1',
  });

  expect(answer).toMatchObject({
    price: '61750.0000',
    rule: 'tier',
    currency: 'IDR',
    on: '2026-11-20',
    explanation: [{ label: 'SILVER −5%', used: true }, { rule: 'base' }],
  });
  const stranger = { itemId: widget, customerId: NOTHING, quantity: '1' };
  expect(await w.refused(previewPrice, stranger)).toBe('party.customer_not_found');
});

test('pricing is one statement, however many prices stand behind it', async () => {
  const { w, widget } = await withBook();
  const { id: priceListId } = await w.run(createPriceList, {
    code: 'STD',
    name: 'Umum',
    isDefault: true,
  });
  await w.run(createListPrice, { priceListId, itemId: widget, price: '60000' });
  const before = await costOf(w.kernel, 'statements', 'pricing.preview_price');

  await w.run(previewPrice, { itemId: widget, quantity: '1' });

  const opening = ['begin', 'set_config', 'commit'].length;
  expect((await costOf(w.kernel, 'statements', 'pricing.preview_price')) - before).toBe(
    opening + 1,
  );
});

test('the prices of one tenant say nothing to another', async () => {
  const { widget } = await withBook();
  const stranger = await world();

  const refused = await refusedOf(ask(stranger, [{ itemId: widget, unitId: null, quantity: '1' }]));
  expect(refused.code).toBe('catalog.item_not_found');
});
