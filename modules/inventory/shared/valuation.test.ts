import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  money,
  moneyText,
  quantity,
  quantityText,
  type Money,
  type Quantity,
} from '@poros/kernel/shared';
import {
  NOTHING,
  adjust,
  issue,
  receive,
  totalOf,
  valueOf,
  type Holding,
  type Moved,
} from './valuation.ts';

const told = ({ onHand, value, unitCost }: Holding) =>
  `${quantityText(onHand)} worth ${moneyText(value)} at ${moneyText(unitCost)}`;

test('goods bought at two prices are worth their average', () => {
  const first = receive(NOTHING, quantity('10'), money('1000')).after;
  const second = receive(first, quantity('30'), money('6000')).after;

  expect(told(second)).toBe('40.000000 worth 7000.0000 at 175.0000');
});

test('goods leave at the moving average and the average of the rest stays', () => {
  const held = receive(NOTHING, quantity('40'), money('7000')).after;

  const { after, movements } = issue(held, quantity('12'));

  expect(movements).toMatchObject([
    { quantity: quantity('-12'), value: money('-2100'), unitCost: money('175') },
  ]);
  expect(told(after)).toBe('28.000000 worth 4900.0000 at 175.0000');
});

test('the last piece takes the rounding, so nothing on hand is worth exactly nothing', () => {
  let held = receive(NOTHING, quantity('3'), money('100')).after;
  const values: string[] = [];
  for (let piece = 0; piece < 3; piece += 1) {
    const moved = issue(held, quantity('1'));
    values.push(moneyText(totalOf(moved).value));
    held = moved.after;
  }

  expect(values).toEqual(['-33.3300', '-33.3400', '-33.3300']);
  expect(told(held)).toBe('0.000000 worth 0.0000 at 33.3333');
});

test('goods issued before they arrived are settled at real cost, the rest is revalued', () => {
  const guessed: Holding = { ...NOTHING, unitCost: money('100') };
  const owed = issue(guessed, quantity('4')).after;
  expect(told(owed)).toBe('-4.000000 worth -400.0000 at 100.0000');

  const { after, movements } = receive(owed, quantity('10'), money('1500'));

  expect(movements.map(({ isRevaluation, value }) => [isRevaluation, moneyText(value)])).toEqual([
    [false, '1500.0000'],
    [true, '-200.0000'],
  ]);
  expect(told(after)).toBe('6.000000 worth 900.0000 at 150.0000');
});

test('found goods are worth the average, or the standard cost where there never was one', () => {
  const held = receive(NOTHING, quantity('10'), money('1000')).after;

  const after = (from: Holding, difference: string) =>
    told(adjust(from, quantity(difference), money('7')).after);
  expect(after(held, '2')).toBe('12.000000 worth 1200.0000 at 100.0000');
  expect(after(NOTHING, '2')).toBe('2.000000 worth 14.0000 at 7.0000');
  expect(after(held, '-10')).toBe('0.000000 worth 0.0000 at 100.0000');
});

interface Step {
  readonly kind: 'receive' | 'issue' | 'adjust';
  readonly amount: bigint;
  readonly cost: bigint;
}
const steps = fc.array(
  fc.record<Step>({
    kind: fc.constantFrom('receive', 'issue', 'adjust'),
    amount: fc.oneof(fc.bigInt(1n, 20_000_000n), fc.bigInt(1n, 9n)),
    cost: fc.bigInt(0n, 9_999_999n),
  }),
  { maxLength: 60 },
);

function play(all: readonly Step[], mayGoNegative: boolean): Moved[] {
  let held = NOTHING;
  return all.flatMap(({ kind, amount, cost }) => {
    const isThere = mayGoNegative || kind === 'receive' || amount <= held.onHand;
    const most = isThere ? amount : held.onHand;
    if (most <= 0n) return [];
    const size = most as Quantity;
    const moved =
      kind === 'receive'
        ? receive(held, size, valueOf(size, cost as Money))
        : kind === 'issue'
          ? issue(held, size)
          : adjust(held, (cost % 2n === 0n ? -size : size) as Quantity, cost as Money);
    held = moved.after;
    return [moved];
  });
}

test.each([
  [false, 'never negative'],
  [true, 'sometimes negative'],
])('stock and its value are the sums of their movements (goes negative: %s)', (mayGoNegative) => {
  fc.assert(
    fc.property(steps, (all) => {
      const played = play(all, mayGoNegative);
      let [onHand, value] = [0n, 0n];
      for (const { after, movements } of played) {
        for (const one of movements) {
          onHand += one.quantity;
          value += one.value;
          expect([one.after.onHand, one.after.value]).toEqual([onHand, value]);
        }
        expect([after.onHand, after.value]).toEqual([onHand, value]);
        expect(value % 100n).toBe(0n);
        if (onHand === 0n) expect(value).toBe(0n);
        if (onHand > 0n) expect(value >= 0n).toBe(true);
        if (onHand < 0n) expect(value <= 0n).toBe(true);
      }
    }),
    { numRuns: 500 },
  );
});

test('the property notices a valuation that rounds each piece by itself', () => {
  const naive = (held: Holding, size: Quantity): Holding => ({
    ...held,
    onHand: (held.onHand - size) as Quantity,
    value: (held.value - valueOf(size, held.unitCost)) as Money,
  });
  const thirds = receive(NOTHING, quantity('3'), money('100')).after;
  const empty = [1, 2, 3].reduce((held) => naive(held, quantity('1')), thirds);

  expect(empty.onHand).toBe(0n);
  expect(empty.value).not.toBe(0n);
});
