import { expect, test } from 'vitest';
import { sql } from '@poros/kernel';
import { world } from '@poros/testing';

test('commands that all wait for a number while they hold a connection are all answered', async () => {
  const w = await world();
  const series = [...w.kernel.registry.series.values()].find((one) => !one.gapFree)!;

  // More than the pool has connections, each holding one before it asks for its number.
  const numbers = await Promise.all(
    Array.from({ length: 20 }, () =>
      w.within(async (ctx) => {
        await ctx.read(sql`select 1`);
        return ctx.nextNumber(series.code);
      }),
    ),
  );

  expect(new Set(numbers).size).toBe(20);
});
