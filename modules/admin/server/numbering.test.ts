import { expect, test } from 'vitest';
import { refuse, sql } from '@poros/kernel';
import { otherKernel, perform, trading, world, type World } from '@poros/testing';
import { getSeries } from './get-series.ts';
import { listSeries } from './list-series.ts';

const ITEM = { price: '1000', stock: '10' };
const MONTH = '2611';

async function shop(w: World) {
  const { customerId, items } = await trading(w, { A: ITEM });
  return () =>
    perform<{ number: string }>(w, w, 'sales.create_order', {
      customerId,
      lines: [{ itemId: items.A, quantity: '1' }],
    });
}

/** A command that takes a number and is then refused. */
const takeInVain = (w: World, series: string) =>
  w
    .within(async (ctx) => {
      await ctx.nextNumber(series);
      refuse('kernel.not_found');
    })
    .catch(() => undefined);

const of = async (w: World, series: string) =>
  (await w.run(listSeries, {})).rows.find((row) => row.series === series)!;

test('a series that nobody has used yet says which number comes first', async () => {
  const w = await world();

  expect(await of(w, 'SO')).toMatchObject({
    month: MONTH,
    branchName: 'Pusat',
    lastNumber: null,
    nextNumber: 'SO-2611-0001',
    missing: 0,
  });
});

test('last and next number are those of the documents, not of the block that was drawn', async () => {
  const w = await world();
  const order = await shop(w);
  const [first, second] = [await order(), await order()];

  const row = await of(w, 'SO');
  expect([first.number, second.number]).toEqual(['SO-2611-0001', 'SO-2611-0002']);
  expect(row).toMatchObject({ lastNumber: second.number, nextBlock: 'SO-2611-0021', used: 2 });
  expect((await order()).number).toBe(row.nextNumber);
});

test('a number that a refused command took is missing, with its block and its neighbours', async () => {
  const w = await world();
  const order = await shop(w);
  await order();
  await takeInVain(w, 'SO');
  await order();

  const { gaps, missing, isGapFree } = await w.run(getSeries, { series: 'SO', month: MONTH });
  expect({ missing, isGapFree }).toEqual({ missing: 1, isGapFree: false });
  expect(gaps).toMatchObject([
    {
      from: 'SO-2611-0002',
      to: 'SO-2611-0002',
      count: 1,
      before: { number: 'SO-2611-0001' },
      after: { number: 'SO-2611-0003' },
    },
  ]);
  expect(gaps[0]?.drawnAt).not.toBeNull();
  expect(gaps[0]?.after?.path).toMatch(/^\/sales\/orders\/[0-9a-f-]{36}$/);
});

test('a refused command leaves no gap in a gap-free series', async () => {
  const w = await world();
  await takeInVain(w, 'INV');

  expect(await of(w, 'INV')).toMatchObject({ nextNumber: 'INV-2611-0001', missing: 0 });
  expect(await w.refused(getSeries, { series: 'INV', month: MONTH })).toBe(
    'admin.series_not_found',
  );
});

test('a number missing from a gap-free series is found and not explained away', async () => {
  // A database of its own: the suite's is proven at its end and must be whole.
  const own = await otherKernel({ hasOwnDatabase: true });
  const w = await world({ kernel: own.kernel });
  await w.within(async (ctx) =>
    ctx.write(sql`insert into kernel.number_series (tenant_id, branch_key, series, month, next)
      values (${ctx.tenantId}, '', 'INV', ${MONTH}, 3)`),
  );

  const { gaps, missing } = await w.run(getSeries, { series: 'INV', month: MONTH });
  expect(missing).toBe(2);
  expect(gaps).toMatchObject([
    { from: 'INV-2611-0001', to: 'INV-2611-0002', count: 2, drawnAt: null },
  ]);
  await own.close();
});

test('a month without a number is refused, and another company sees nothing of ours', async () => {
  const [w, other] = [await world(), await world()];
  const order = await shop(w);
  await order();

  expect(await w.refused(getSeries, { series: 'SO', month: '2401' })).toBe(
    'admin.series_not_found',
  );
  expect(await other.refused(getSeries, { series: 'SO', month: MONTH })).toBe(
    'admin.series_not_found',
  );
});
