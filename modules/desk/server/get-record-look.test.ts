import { expect, test } from 'vitest';
import { lineRows } from '@poros/kernel';
import { perform, trading, world } from '@poros/testing';
import { getRecordLook } from './get-record-look.ts';

const NOBODY = '00000000-0000-7000-8000-000000000000';

async function placedOrder() {
  const w = await world();
  const { customerId, items } = await trading(w, {
    widget: { stock: '100', cost: '45000', price: '65000' },
  });
  const lines = [{ itemId: items.widget, quantity: '3' }];
  const { id } = await perform<{ id: string }>(w, w, 'sales.create_order', { customerId, lines });
  return { w, id };
}

test('a look at a record shows its lines and the step that comes next', async () => {
  const { w, id } = await placedOrder();

  const look = await w.run(getRecordLook, { entity: 'sales.order', recordId: id });

  expect(look).toMatchObject({ lineCount: 1, lines: [{ quantity: '3' }] });
  expect(look.next).toEqual({ word: 'sales.submit', isAllowed: true });
});

test('whoever may not do the next step is told that it is somebody else’s', async () => {
  const { w, id } = await placedOrder();
  const reader = w.as({ permissions: ['sales.order.read'] });

  const look = await reader.run(getRecordLook, { entity: 'sales.order', recordId: id });

  expect(look.next).toEqual({ word: 'sales.submit', isAllowed: false });
});

test('whoever may not read a record gets no look at it', async () => {
  const { w, id } = await placedOrder();
  const stranger = w.as({ permissions: ['party.vendor.read'] });

  await expect(
    stranger.run(getRecordLook, { entity: 'sales.order', recordId: id }),
  ).rejects.toMatchObject({ code: 'kernel.not_found' });
});

test('every kind of record says its lines in SQL that the database understands', async () => {
  const { w } = await placedOrder();
  const kinds = [...w.kernel.registry.records.values()].filter(({ lines }) => lines);

  for (const { lines, entity } of kinds) {
    if (!lines) continue;
    const rows = await w.within((ctx) =>
      ctx.read(lineRows(lines, ctx.tenantId, { id: NOBODY, limit: 8, language: 'en' })),
    );
    expect(rows, entity).toEqual([]);
  }
  expect(kinds.length).toBeGreaterThan(8);
});
