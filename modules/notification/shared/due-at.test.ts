import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NO_MANNER, isQuiet, minuteOf, minutesUntil, type Manner } from './due-at.ts';

const at = minuteOf;
const night: Manner = { quiet: { from: at('21:00'), to: at('06:00') }, dailyAt: at('07:30') };

test('what is wanted at once leaves at once, what is off never', () => {
  expect(minutesUntil('at_once', at('10:15'), NO_MANNER)).toBe(0);
  expect(minutesUntil('off', at('10:15'), NO_MANNER)).toBeNull();
});

test('an hourly digest leaves at the next full hour, a daily one at the chosen time', () => {
  expect(minutesUntil('hourly', at('10:15'), NO_MANNER)).toBe(45);
  expect(minutesUntil('hourly', at('10:00'), NO_MANNER)).toBe(60);
  expect(minutesUntil('daily', at('06:30'), night)).toBe(60);
  expect(minutesUntil('daily', at('07:30'), night)).toBe(24 * 60);
});

test('quiet hours that pass midnight hold everything back until they end', () => {
  expect(minutesUntil('at_once', at('23:00'), night)).toBe(7 * 60);
  expect(minutesUntil('at_once', at('05:59'), night)).toBe(1);
  expect(minutesUntil('at_once', at('06:00'), night)).toBe(0);
  expect(minutesUntil('hourly', at('20:30'), night)).toBe(30 + 9 * 60);
});

test('nothing but the daily digest, whose time a person chose, ever leaves in quiet hours', () => {
  const minute = fc.integer({ min: 0, max: 1_439 });
  fc.assert(
    fc.property(
      minute,
      minute,
      minute,
      fc.constantFrom('at_once', 'hourly'),
      (now, from, to, pace) => {
        const manner: Manner = { quiet: { from, to }, dailyAt: 450 };
        const wait = minutesUntil(pace, now, manner) ?? 0;
        return !isQuiet((now + wait) % 1_440, manner);
      },
    ),
  );
});
