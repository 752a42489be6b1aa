import pg from 'pg';
import { expect, test } from 'vitest';
import { otherKernel, perform, trading, world, type Person } from '@poros/testing';
import type { RelatedNode, StoryMoment } from '../shared/index.ts';
import { getRelatedRecords } from './get-related-records.ts';
import { getStory } from './get-story.ts';

interface State {
  readonly id: string;
  readonly version: number;
}

async function shop(options: Parameters<typeof world>[0] = {}) {
  const w = await world(options);
  const trade = await trading(w, {
    widget: { stock: '100', cost: '45000', price: '65000' },
    kit: { stock: '50', cost: '85000', price: '125000' },
  });
  const boss = w.as({ permissions: [...w.kernel.registry.permissions.keys()] });
  return { w, boss, ...trade };
}

async function wholeOrder({ w, boss, customerId, items }: Awaited<ReturnType<typeof shop>>) {
  const act = <A extends object>(name: string, input: object, who: Person = w) =>
    perform<A>(who, w, name, input);
  const lines = [{ itemId: items.widget, quantity: '10' }];
  const { id: orderId } = await act<State>('sales.create_order', { customerId, lines });
  w.clock.forward(5);
  await act('sales.change_order', {
    orderId,
    version: 1,
    customerId,
    deliverTo: 'Gudang Cakung',
    lines: [
      { itemId: items.widget, quantity: '12' },
      { itemId: items.kit, quantity: '1' },
    ],
  });
  w.clock.forward(5);
  const { version } = await act<State>('sales.submit_order', { orderId, version: 2 });
  const order = await act<{ status: string }>('sales.get_order', { orderId });
  if (order.status !== 'approved') await act('sales.approve_order', { orderId, version }, boss);
  const { id: deliveryId } = await act<State>('sales.create_delivery', { orderId });
  await act('sales.ship_delivery', { deliveryId, version: 1 });
  const { invoiceId } = await act<{ invoiceId: string }>('sales.invoice_order', { orderId });
  return { orderId, deliveryId, invoiceId };
}

const story = async (who: Person, entity: string, recordId: string): Promise<StoryMoment[]> =>
  (await who.run(getStory, { entity, recordId })).moments;

test('the story says who did what, from which value to which, line by line', async () => {
  const s = await shop();
  const { orderId } = await wholeOrder(s);

  const moments = await story(s.w, 'sales.order', orderId);
  const changed = moments.find((one) => one.command === 'sales.change_order');
  expect(changed).toMatchObject({
    byId: s.w.actor.userId,
    fields: expect.arrayContaining([{ field: 'deliver_to', from: null, to: 'Gudang Cakung' }]),
    lines: [
      { how: 'changed', fields: [{ field: 'quantity', from: '10', to: '12' }] },
      { how: 'added' },
    ],
  });
  expect(moments.map((one) => one.command)).toEqual(
    expect.arrayContaining(['sales.create_order', 'sales.submit_order', 'sales.invoice_order']),
  );
  expect(moments.flatMap((one) => one.moves.map((move) => move.to))).toContain('approved');
});

test('who may not see a record hears nothing of it', async () => {
  const s = await shop();
  const { orderId } = await wholeOrder(s);
  const ask = { entity: 'sales.order', recordId: orderId };

  expect(await s.w.as({ permissions: ['finance.invoice.read'] }).refused(getStory, ask)).toBe(
    'kernel.not_found',
  );
  expect(
    await s.w
      .as({ permissions: ['sales.order.read'], scope: 'branch', branchIds: [s.customerId] })
      .refused(getStory, ask),
  ).toBe('kernel.not_found');
  expect(await (await world()).refused(getStory, ask)).toBe('kernel.not_found');
  expect(await s.w.as({ permissions: ['sales.order.read'] }).run(getStory, ask)).toBeDefined();
});

test('a command that was altered in the database is marked in the story', async () => {
  const other = await otherKernel({ hasOwnDatabase: true });
  const attacker = new pg.Client({ connectionString: other.ownerUrl });
  await attacker.connect();
  try {
    const s = await shop({ kernel: other.kernel });
    const { orderId } = await wholeOrder(s);
    const proofs = async () => {
      const moments = await story(s.w, 'sales.order', orderId);
      return moments.filter((one) => one.proof === 'broken').map((one) => one.command);
    };
    expect(await proofs()).toEqual([]);

    await attacker.query('set session_replication_role = replica');
    await attacker.query(
      "update kernel.command_log set actor_id = $1 where command = 'sales.submit_order'",
      [orderId],
    );

    expect(await proofs()).toEqual(['sales.submit_order']);
  } finally {
    await attacker.end();
    await other.close();
  }
});

test('the chain is the same from either end, and leaves out what one may not see', async () => {
  const s = await shop();
  const { orderId, deliveryId, invoiceId } = await wholeOrder(s);
  const chain = async (who: Person, entity: string, recordId: string) =>
    who.run(getRelatedRecords, { entity, recordId });
  const kinds = (nodes: readonly RelatedNode[]) => nodes.map((one) => one.entity).toSorted();

  const fromOrder = await chain(s.w, 'sales.order', orderId);
  const fromInvoice = await chain(s.w, 'finance.invoice', invoiceId);
  expect(kinds(fromOrder.nodes)).toEqual([
    'finance.invoice',
    'finance.journal',
    'finance.journal',
    'sales.delivery',
    'sales.order',
  ]);
  expect(fromInvoice.nodes.map((one) => one.id).toSorted()).toEqual(
    fromOrder.nodes.map((one) => one.id).toSorted(),
  );
  expect(fromOrder.edges).toEqual(
    expect.arrayContaining([
      { fromId: orderId, toId: deliveryId },
      { fromId: orderId, toId: invoiceId },
    ]),
  );
  expect(fromOrder.nodes.find((one) => one.id === deliveryId)).toMatchObject({
    stateWord: 'sales.delivery_status.shipped',
    step: 1,
  });

  const clerk = s.w.as({ permissions: ['sales.order.read', 'sales.delivery.read'] });
  expect(kinds((await chain(clerk, 'sales.order', orderId)).nodes)).toEqual([
    'sales.delivery',
    'sales.order',
  ]);
});
