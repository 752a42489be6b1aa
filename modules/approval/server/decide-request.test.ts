import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import {
  employee,
  perform,
  settled,
  trading,
  world,
  type Person,
  type World,
} from '@poros/testing';
import { setConfig } from '@poros/testing/set-config';
import { countRequests } from './count-requests.ts';
import { decideRequest } from './decide-request.ts';
import { delegateRequest } from './delegate-request.ts';
import { getRequest } from './get-request.ts';
import { listRequests } from './list-requests.ts';
import { setLimit } from './set-limit.ts';

/** A writer, his manager and the director, and one order of 111,000 that waits. */
async function waiting(options: { creditLimit?: string; quantity?: string } = {}) {
  const w = await world();
  const trade = await trading(
    w,
    { a: { stock: '100', price: '10000' } },
    options.creditLimit === undefined ? {} : { creditLimit: options.creditLimit },
  );
  const writer = await employee(w, 'Sari Penulis', 'STAFF_SALES');
  const manager = await employee(w, 'Budi Manajer', 'MANAGER_SALES');
  const director = await employee(w, 'Dewi Direktur', 'DIRECTOR');
  const order = await submitted(w, writer, trade, options.quantity ?? '10');
  await settled(w);
  const [row] = (await manager.run(listRequests, {})).rows;
  return { w, writer, manager, director, order, request: row!, ...trade };
}

type Trade = Awaited<ReturnType<typeof trading<'a'>>>;

async function submitted(w: World, writer: Person, trade: Trade, quantity = '10') {
  const lines = [{ itemId: trade.items.a, quantity }];
  const input = { customerId: trade.customerId, lines };
  const draft = await perform<{ id: string; number: string }>(
    writer,
    w,
    'sales.create_order',
    input,
  );
  const state = await perform<{ version: number; status: string }>(
    writer,
    w,
    'sales.submit_order',
    { orderId: draft.id, version: 1 },
  );
  return { ...draft, ...state };
}

const status = async (w: World, id: string) =>
  (await w.rows<{ status: string }>('sales.sales_order', `id = '${id}'`))[0]?.status;

test('a waiting order stands in the inbox of whoever may decide it, with its money and its lines', async () => {
  const { w, writer, manager, order, request } = await waiting();

  expect(request).toMatchObject({
    kind: 'sales.order',
    label: order.number,
    amount: '111000.0000',
    currency: 'IDR',
    askedByName: 'Sari Penulis',
    path: `/sales/orders/${order.id}`,
    status: 'open',
    dueAt: '2026-11-20T07:00:00.000Z',
  });
  const detail = await manager.run(getRequest, { requestId: request.id });
  expect(detail).toMatchObject({ mayDecide: true, canSendBack: true, deciders: ['Budi Manajer'] });
  expect(detail.lines).toMatchObject([{ code: 'a', quantity: '10.000000', amount: '100000.0000' }]);
  expect(await manager.run(countRequests, {})).toEqual({ waiting: 1 });
  expect(await writer.run(countRequests, {})).toEqual({ waiting: 0 });
  expect((await writer.run(listRequests, { view: 'asked' })).rows).toHaveLength(1);
  expect(await w.as({ permissions: [] }).refused(getRequest, { requestId: request.id })).toBe(
    'approval.request_not_found',
  );
});

test('approving in the inbox approves the order: goods are reserved in the same transaction', async () => {
  const { w, manager, order, request } = await waiting();

  const state = await manager.run(decideRequest, {
    requestId: request.id,
    version: request.version,
    verdict: 'approved',
  });

  expect(state.status).toBe('approved');
  expect(await status(w, order.id)).toBe('approved');
  expect(await w.rows('inventory.stock')).toMatchObject([{ reserved: '10.000000' }]);
  expect((await manager.run(listRequests, { view: 'decided' })).rows).toMatchObject([
    { status: 'approved', decidedByName: 'Budi Manajer' },
  ]);
});

test('an approval that finds no goods leaves order and request as they were', async () => {
  const { w, manager, order, request } = await waiting({ quantity: '101' });

  const decision = {
    requestId: request.id,
    version: request.version,
    verdict: 'approved',
  } as const;
  expect(await manager.refused(decideRequest, decision)).toBe('inventory.stock_short');

  expect(await status(w, order.id)).toBe('pending');
  expect(await manager.run(countRequests, {})).toEqual({ waiting: 1 });
});

test('deciding on the order’s page closes the request in the inbox', async () => {
  const { w, manager, order, request } = await waiting();

  await perform(manager, w, 'sales.decline_order', {
    orderId: order.id,
    version: order.version,
    reason: 'Harga belum cocok',
  });

  expect(await manager.run(countRequests, {})).toEqual({ waiting: 0 });
  const shut = await manager.run(getRequest, { requestId: request.id });
  expect(shut).toMatchObject({ status: 'sent_back', decisionReason: 'Harga belum cocok' });
});

test('no and back need a reason, and give the order back to its writer with it', async () => {
  const { w, manager, order, request } = await waiting();
  const answer = { requestId: request.id, version: request.version, verdict: 'declined' } as const;

  expect(await manager.refused(decideRequest, answer)).toBe('approval.reason_missing');
  await manager.run(decideRequest, { ...answer, reason: 'Margin terlalu tipis' });

  expect(await status(w, order.id)).toBe('draft');
  const [last] = await w.rows<{ reason: string }>(
    'kernel.status_history',
    `entity_id = '${order.id}' and to_status = 'draft' and from_status = 'pending'`,
  );
  expect(last?.reason).toBe('Margin terlalu tipis');
});

test('whoever asked does not decide, on no page, unless the company says so', async () => {
  const { w, manager } = await waiting();
  const trade = { customerId: '', items: { a: '' }, warehouseId: '' };
  const [order] = await w.rows<{ customer_id: string }>('sales.sales_order');
  const [item] = await w.rows<{ id: string }>('catalog.item', `code = 'a'`);
  const own = await submitted(
    w,
    manager,
    { ...trade, customerId: order!.customer_id, items: { a: item!.id } },
    '1',
  );
  await settled(w);
  const [row] = (await manager.run(listRequests, { view: 'asked' })).rows;
  const decision = { requestId: row!.id, version: row!.version, verdict: 'approved' } as const;

  expect(await manager.run(countRequests, {})).toEqual({ waiting: 1 });
  expect(await manager.refused(decideRequest, decision)).toBe('approval.own_request');
  expect(
    await manager.refused(w.kernel.registry.operations.get('sales.approve_order')!, {
      orderId: own.id,
      version: own.version,
    }),
  ).toBe('approval.own_request');

  await setConfig(w, 'sales.approve_own', true);
  await manager.run(decideRequest, decision);
  expect(await status(w, own.id)).toBe('approved');
});

test('a limit binds a role in the inbox and on the page, and the next level may go beyond it', async () => {
  const { w, manager, director, order, request } = await waiting();
  const [role] = await w.rows<{ id: string }>('identity.role', `code = 'MANAGER_SALES'`);
  await w.run(setLimit, { kind: 'sales.order', roleId: role!.id, amountMax: '110999.9999' });
  const decision = {
    requestId: request.id,
    version: request.version,
    verdict: 'approved',
  } as const;

  expect(await manager.run(countRequests, {})).toEqual({ waiting: 0 });
  expect(await manager.refused(decideRequest, decision)).toBe('approval.beyond_limit');
  expect(
    await manager.refused(w.kernel.registry.operations.get('sales.approve_order')!, {
      orderId: order.id,
      version: order.version,
    }),
  ).toBe('approval.beyond_limit');
  expect(await manager.run(getRequest, { requestId: request.id })).toMatchObject({
    mayDecide: false,
    whyNot: 'beyond_limit',
    amountMax: '110999.9999',
  });

  await director.run(decideRequest, decision);
  expect(await status(w, order.id)).toBe('approved');
});

test('an order beyond the credit limit asks for the right to go beyond it, and says why', async () => {
  const { w, manager, order, request } = await waiting({ creditLimit: '50000' });

  expect(request).toMatchObject({ kind: 'sales.credit', because: 'Melebihi batas kredit' });
  const detail = await manager.run(getRequest, { requestId: request.id });
  expect(detail.facts).toContainEqual({
    word: 'sales.hold_beyond',
    value: '61000.0000',
    look: 'money',
  });
  const cautious = w.as({ permissions: ['sales.order.approve', 'approval.request.read'] });
  const decision = {
    requestId: request.id,
    version: request.version,
    verdict: 'approved',
  } as const;
  expect(await cautious.refused(decideRequest, decision)).toBe('approval.not_yours');

  await manager.run(decideRequest, decision);
  expect(await status(w, order.id)).toBe('approved');
  expect(await w.rows('finance.customer_credit')).toMatchObject([{ on_order: '111000.0000' }]);
});

test('two answers at once: one counts, the other is told that it came too late', async () => {
  const { w, manager, director, order, request } = await waiting();
  const decision = {
    requestId: request.id,
    version: request.version,
    verdict: 'approved',
  } as const;

  const answers = await Promise.all([
    manager.run(decideRequest, decision).then(
      () => 'done',
      (error: { code: string }) => error.code,
    ),
    perform(director, w, 'sales.approve_order', { orderId: order.id, version: order.version }).then(
      () => 'done',
      (error: { code: string }) => error.code,
    ),
  ]);

  expect(answers.filter((one) => one === 'done')).toHaveLength(1);
  expect([
    'approval.request_closed',
    'sales.order_not_waiting',
    'kernel.changed_meanwhile',
  ]).toContain(answers.find((one) => one !== 'done'));
  expect(await w.rows('inventory.stock')).toMatchObject([{ reserved: '10.000000' }]);
  expect(await manager.refused(decideRequest, decision)).toBe('approval.request_closed');
});

test('an order cancelled meanwhile cannot be approved any more, and its request goes', async () => {
  const { w, manager, director, order, request } = await waiting();
  await perform(director, w, 'sales.cancel_order', {
    orderId: order.id,
    version: order.version,
    reason: 'Pelanggan mundur',
  });
  const decision = {
    requestId: request.id,
    version: request.version,
    verdict: 'approved',
  } as const;

  expect(await manager.refused(decideRequest, decision)).toBe('sales.order_not_waiting');

  await settled(w);
  expect(await manager.run(countRequests, {})).toEqual({ waiting: 0 });
  expect(await w.rows('approval.request')).toMatchObject([{ status: 'withdrawn' }]);
});

test('an order that was sent back and submitted again asks anew', async () => {
  const { w, writer, manager, order, request } = await waiting();
  await manager.run(decideRequest, {
    requestId: request.id,
    version: request.version,
    verdict: 'sent_back',
    reason: 'Tambahkan diskon',
  });
  await perform(writer, w, 'sales.submit_order', { orderId: order.id, version: order.version + 1 });
  await settled(w);

  const { rows } = await manager.run(listRequests, {});
  expect(rows).toHaveLength(1);
  expect(rows[0]?.id).not.toBe(request.id);
});

test('a request of another branch is not there, neither to look at nor to answer nor to hand on', async () => {
  const { w, request } = await waiting();
  const local = w.as({
    permissions: ['approval.request.read', 'sales.order.approve'],
    scope: 'branch',
    branchId: randomUUID(),
    branchIds: [randomUUID()],
  });
  const { id: requestId, version } = request;

  const answers = [
    await local.refused(getRequest, { requestId }),
    await local.refused(decideRequest, { requestId, version, verdict: 'approved' }),
    await local.refused(delegateRequest, { requestId, version, userId: local.actor.userId }),
  ];

  expect(new Set(answers)).toEqual(new Set(['approval.request_not_found']));
  expect((await local.run(listRequests, { view: 'all' })).rows).toEqual([]);
});
