import fc from 'fast-check';
import { expect, test } from 'vitest';
import { money, moneyText, quantity } from '@poros/kernel/shared';
import { PRICE_RULES } from './priced-line.ts';
import { resolvePrice, type PriceCandidate, type PriceQuestion } from './resolve-price.ts';

const TODAY = '2026-11-20';

function candidate(
  source: PriceCandidate['source'],
  price: string,
  more: Partial<PriceCandidate> = {},
): PriceCandidate {
  return {
    source,
    ruleId: source === 'base' ? null : `${source}-${price}`,
    label: source,
    says: { price: money(price) },
    factor: quantity('1'),
    minQuantity: quantity('0'),
    validFrom: null,
    validTo: null,
    ...more,
  };
}
const percent = (value: bigint, more: Partial<PriceCandidate> = {}) =>
  candidate('tier', '0', {
    says: { percentOff: value * 10_000n },
    ruleId: `tier-${value}`,
    ...more,
  });

function ask(candidates: readonly PriceCandidate[], more: Partial<PriceQuestion> = {}) {
  return resolvePrice({
    on: TODAY,
    quantity: quantity('1'),
    factor: quantity('1'),
    decimals: 2,
    candidates,
    ...more,
  });
}
const answer = (...given: Parameters<typeof ask>) => {
  const found = ask(...given);
  return found && `${found.rule} ${moneyText(found.price)}`;
};

const base = candidate('base', '65000');
const list = candidate('list', '64000');
const tenUp = candidate('list', '60000', { minQuantity: quantity('10') });
const hundredUp = candidate('list', '55000', { minQuantity: quantity('100') });
const gold = candidate('tier', '61000');
const contract = candidate('contract', '58000');
const everything = [base, list, tenUp, hundredUp, gold, contract];

test('contract, tier, quantity break, list, base: the first that holds wins', () => {
  const amount = { quantity: quantity('10') };
  expect(answer(everything, amount)).toBe('contract 58000.0000');
  expect(answer([base, list, tenUp, gold], amount)).toBe('tier 61000.0000');
  expect(answer([base, list, tenUp], amount)).toBe('break 60000.0000');
  expect(answer([base, list], amount)).toBe('list 64000.0000');
  expect(answer([base], amount)).toBe('base 65000.0000');
});

test('nothing applies where there is no candidate', () => {
  expect(answer([])).toBeUndefined();
  expect(answer([candidate('list', '1', { validTo: '2026-11-19' })])).toBeUndefined();
});

test('a break begins at its quantity, and the highest one reached is taken', () => {
  const at = (amount: string) => answer([list, tenUp, hundredUp], { quantity: quantity(amount) });

  expect(at('9.999999')).toBe('list 64000.0000');
  expect(at('10')).toBe('break 60000.0000');
  expect(at('99')).toBe('break 60000.0000');
  expect(at('100')).toBe('break 55000.0000');
});

test('a price holds on its first and on its last day, and on no other', () => {
  const promotion = candidate('list', '50000', { validFrom: '2026-11-10', validTo: '2026-11-20' });
  const on = (day: string) => answer([base, promotion], { on: day });

  expect([on('2026-11-09'), on('2026-11-10'), on('2026-11-20'), on('2026-11-21')]).toEqual([
    'base 65000.0000',
    'list 50000.0000',
    'list 50000.0000',
    'base 65000.0000',
  ]);
});

test('of two contracts the one that began later is taken', () => {
  const old = candidate('contract', '50000', { validFrom: '2026-01-01' });
  const young = candidate('contract', '52000', { validFrom: '2026-06-01' });

  expect(answer([old, young])).toBe('contract 52000.0000');
});

test('a percentage comes off the list price, never off a break, else off the base price', () => {
  const amount = { quantity: quantity('100') };
  expect(answer([base, list, hundredUp, percent(5n)], amount)).toBe('tier 60800.0000');
  expect(answer([base, percent(5n)])).toBe('tier 61750.0000');
  expect(answer([hundredUp, percent(5n)], amount)).toBe('break 55000.0000');
});

test('a percentage is rounded once, half up, to the decimals of prices', () => {
  const odd = candidate('base', '33.33');
  expect(answer([odd, percent(5n)])).toBe('tier 31.6600');
  expect(answer([odd, percent(5n)], { decimals: 0 })).toBe('tier 32.0000');
  expect(answer([candidate('base', '12.3456')])).toBe('base 12.3456');
});

test('a price in the unit itself comes before one converted from the base unit', () => {
  const dozen = { factor: quantity('12') };
  const perPiece = candidate('list', '1000');
  const perBox = candidate('list', '11000', dozen);

  expect(answer([perPiece, perBox], dozen)).toBe('list 11000.0000');
  expect(answer([perPiece], dozen)).toBe('list 12000.0000');
});

test('a break in base units counts what the line holds in base units', () => {
  const dozen = { factor: quantity('12') };
  const hundredPieces = candidate('list', '900', { minQuantity: quantity('100') });
  const perPiece = candidate('list', '1000');

  expect(answer([perPiece, hundredPieces], { ...dozen, quantity: quantity('8') })).toBe(
    'list 12000.0000',
  );
  expect(answer([perPiece, hundredPieces], { ...dozen, quantity: quantity('9') })).toBe(
    'break 10800.0000',
  );
});

test('the explanation shows every price in order and why it was used or not', () => {
  const ended = candidate('contract', '40000', { validTo: '2026-10-31' });
  const coming = candidate('tier', '45000', { validFrom: '2027-01-01' });
  const older = candidate('list', '70000', { validFrom: '2025-01-01', ruleId: 'older' });
  const newer = candidate('list', '64000', { validFrom: '2026-01-01', ruleId: 'newer' });

  const path = ask([base, older, newer, tenUp, hundredUp, coming, ended], {
    quantity: quantity('1'),
  });

  expect(path?.explanation.map((one) => `${one.rule} ${one.price} ${one.why}`)).toEqual([
    'contract 40000.0000 expired',
    'tier 45000.0000 not_yet_valid',
    'break 55000.0000 below_minimum',
    'break 60000.0000 below_minimum',
    'list 64000.0000 used',
    'list 70000.0000 newer_won',
    'base 65000.0000 higher_rule_won',
  ]);
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, '0')}`);
const open = fc.option(day, { nil: null });
const amount = fc.integer({ min: 1, max: 500 }).map((n) => quantity(String(n)));
const factor = fc.constantFrom('1', '12', '0.5').map(quantity);
const anyCandidate: fc.Arbitrary<PriceCandidate> = fc
  .record({
    source: fc.constantFrom('contract' as const, 'tier' as const, 'list' as const, 'base' as const),
    ruleId: fc.uuid(),
    label: fc.constant('x'),
    says: fc.oneof(
      fc.integer({ min: 0, max: 99_999 }).map((n) => ({ price: money(String(n)) })),
      fc.bigInt({ min: 1n, max: 1_000_000n }).map((percentOff) => ({ percentOff })),
    ),
    factor,
    minQuantity: fc.constantFrom('0', '10', '100').map(quantity),
    validFrom: open,
    validTo: open,
  })
  .map((one) =>
    one.source === 'tier' || 'price' in one.says ? one : { ...one, says: { price: money('1') } },
  );
const question: fc.Arbitrary<PriceQuestion> = fc.record({
  on: day,
  quantity: amount,
  factor,
  decimals: fc.constantFrom(0, 2, 4),
  candidates: fc.uniqueArray(anyCandidate, { maxLength: 12, selector: (one) => one.ruleId }),
});

test('the answer does not depend on the order in which candidates come', () => {
  fc.assert(
    fc.property(question, fc.infiniteStream(fc.nat()), (asked, chance) => {
      const shuffled = asked.candidates
        .map((one) => [chance.next().value, one] as const)
        .sort(([a], [b]) => a - b)
        .map(([, one]) => one);
      expect(resolvePrice({ ...asked, candidates: shuffled })).toEqual(resolvePrice(asked));
    }),
  );
});

test('no price that has ended, not begun or asks for a larger quantity is ever used', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const found = resolvePrice(asked);
      const used = asked.candidates.find((one) => one.ruleId === found?.ruleId);
      return !used || holds(used, asked);
    }),
  );
});

test('nobody is passed over by a lower rule', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const found = resolvePrice(asked);
      const held = asked.candidates.filter((one) => holds(one, asked) && 'price' in one.says);
      if (!found) return held.length === 0;
      const best = Math.min(
        ...held.map((one) =>
          PRICE_RULES.indexOf(one.source === 'list' && one.minQuantity > 0n ? 'break' : one.source),
        ),
      );
      return PRICE_RULES.indexOf(found.rule) <= best;
    }),
  );
});

test('exactly one price of an explanation is used, and it is the answer', () => {
  fc.assert(
    fc.property(question, (asked) => {
      const found = resolvePrice(asked);
      const used = found?.explanation.filter((one) => one.used) ?? [];
      return (
        !found ||
        (used.length === 1 &&
          used[0]?.price === moneyText(found.price) &&
          used[0].rule === found.rule &&
          used[0].why === 'used')
      );
    }),
  );
});

function holds(one: PriceCandidate, asked: PriceQuestion): boolean {
  const reached = asked.quantity * asked.factor;
  return (
    (one.validFrom ?? '') <= asked.on &&
    (one.validTo ?? '9999') >= asked.on &&
    reached >= one.minQuantity * one.factor
  );
}
