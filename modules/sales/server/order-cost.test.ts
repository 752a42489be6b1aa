import { expect, test } from 'vitest';
import { costOf } from '@poros/testing/cost-of';
import { setConfig } from '@poros/testing/set-config';
import { trading, world, type World } from '@poros/testing';
import { createDelivery } from './create-delivery.ts';
import { createOrder } from './create-order.ts';
import { invoiceOrder } from './invoice-order.ts';
import { listOrders } from './list-orders.ts';
import { shipDelivery } from './ship-delivery.ts';
import { submitOrder } from './submit-order.ts';

/**
 * A tenant where small orders need no approval: submitting confirms, with credit, reservation and
 * events.
 */
async function confirming() {
  const w = await world();
  await setConfig(w, 'sales.approval_free_max', '1000000000');
  const trade = await trading(w, {
    a: { stock: '100', price: '1000' },
    b: { stock: '100', price: '2000' },
    c: { stock: '100', price: '3000' },
  });
  const lines = Object.values(trade.items).map((itemId) => ({ itemId, quantity: '2' }));
  return { w, lines, ...trade };
}

async function measured(w: World, operation: string, work: () => Promise<unknown>) {
  const before = [
    await costOf(w.kernel, 'flights', operation),
    await costOf(w.kernel, 'statements', operation),
  ];
  await work();
  const after = [
    await costOf(w.kernel, 'flights', operation),
    await costOf(w.kernel, 'statements', operation),
  ];
  return {
    flights: (after[0] ?? 0) - (before[0] ?? 0),
    statements: (after[1] ?? 0) - (before[1] ?? 0),
  };
}

test('confirming a three-line order takes at most four flights and fifteen statements', async () => {
  const { w, customerId, lines } = await confirming();
  const { id: orderId } = await w.run(createOrder, { customerId, lines }, { key: 'draft' });

  const cost = await measured(w, 'sales.submit_order', async () => {
    const state = await w.run(submitOrder, { orderId, version: 1 }, { key: 'confirm' });
    expect(state.status).toBe('approved');
  });

  expect(cost.flights).toBeLessThanOrEqual(4);
  expect(cost.statements).toBeLessThanOrEqual(15);
});

test('writing, shipping and invoicing an order each stay within a handful of flights', async () => {
  const { w, customerId, lines } = await confirming();
  let orderId = '';
  const written = await measured(w, 'sales.create_order', async () => {
    ({ id: orderId } = await w.run(createOrder, { customerId, lines }, { key: '1' }));
  });
  await w.run(submitOrder, { orderId, version: 1 });
  const { id: deliveryId } = await w.run(createDelivery, { orderId });
  const shipped = await measured(w, 'sales.ship_delivery', () =>
    w.run(shipDelivery, { deliveryId, version: 1 }, { key: '2' }),
  );
  const invoiced = await measured(w, 'sales.invoice_order', () =>
    w.run(invoiceOrder, { orderId }, { key: '3' }),
  );

  expect(written.flights).toBeLessThanOrEqual(4);
  expect(shipped.flights).toBeLessThanOrEqual(6);
  expect(invoiced.flights).toBeLessThanOrEqual(5);
});

test('a list of twenty is three statements in a read-only transaction', async () => {
  const { w, customerId, lines } = await confirming();
  await w.run(createOrder, { customerId, lines });

  const cost = await measured(w, 'sales.list_orders', () => w.run(listOrders, { limit: 20 }));

  // BEGIN READ ONLY and COMMIT stand around: the tenant, the rows, the count.
  expect(cost.statements).toBe(5);
});
