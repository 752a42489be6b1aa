import { expect, test } from 'vitest';
import { startSequencer } from '@poros/kernel/system';
import { journalOf, perform, trading, world, type Person, type World } from '@poros/testing';
import { approveOrder } from './approve-order.ts';
import { cancelOrder } from './cancel-order.ts';
import { changeOrder } from './change-order.ts';
import { completeDelivery } from './complete-delivery.ts';
import { createDelivery } from './create-delivery.ts';
import { createOrder } from './create-order.ts';
import { declineOrder } from './decline-order.ts';
import { getOrder } from './get-order.ts';
import { invoiceOrder } from './invoice-order.ts';
import { listOrders } from './list-orders.ts';
import { onInvoicePaid } from './on-invoice-paid.ts';
import { shipDelivery } from './ship-delivery.ts';
import { submitOrder } from './submit-order.ts';

/** Everybody of the company may do everything; writer and approver are two people. */
const colleague = (w: World): Person =>
  w.as({ permissions: [...w.kernel.registry.permissions.keys()] });

async function shop(options: { creditLimit?: string } = {}) {
  const w = await world();
  const trade = await trading(
    w,
    {
      widget: { stock: '1000', cost: '45000', price: '65000' },
      kit: { stock: '500', cost: '85000', price: '125000' },
    },
    options,
  );
  return { w, boss: colleague(w), ...trade };
}

test('an order is the sum of its lines: the factory’s sample order, with PPN on eleven twelfths', async () => {
  const { w, customerId, items } = await shop();

  const { id, total } = await w.run(createOrder, {
    customerId,
    lines: [
      { itemId: items.widget, quantity: '1000', discountPercent: '5' },
      { itemId: items.kit, quantity: '500' },
    ],
  });

  const order = await w.run(getOrder, { orderId: id });
  expect(order).toMatchObject({
    number: 'SO-2611-0001',
    status: 'draft',
    gross: '127500000.0000',
    discount: '3250000.0000',
    net: '124250000.0000',
    tax: '13667500.0000',
    total: '137917500.0000',
  });
  expect(total).toBe('137917500.0000');
  expect(order.lines.map((line) => line.net)).toEqual(['61750000.0000', '62500000.0000']);
});

test('the whole way from quotation to the ledger', async () => {
  const { w, boss, customerId, items } = await shop();
  const draft = await w.run(createOrder, {
    customerId,
    lines: [{ itemId: items.widget, quantity: '500' }],
  });
  const orderId = draft.id;

  const waiting = await w.run(submitOrder, { orderId, version: 1 });
  expect(waiting.status).toBe('pending');
  await boss.run(approveOrder, { orderId, version: waiting.version });
  expect(await w.rows('inventory.stock', `item_id = '${items.widget}'`)).toMatchObject([
    { reserved: '500.000000' },
  ]);

  const delivery = await w.run(createDelivery, { orderId, driverName: 'Pak Budi' });
  await w.run(shipDelivery, { deliveryId: delivery.id, version: 1 });
  expect(await w.rows('inventory.stock', `item_id = '${items.widget}'`)).toMatchObject([
    { on_hand: '500.000000', reserved: '0.000000', value: '22500000.0000' },
  ]);
  expect(await books(w, delivery.id)).toEqual({
    cost_of_sales: 'Dr 22500000.0000',
    inventory: 'Cr 22500000.0000',
  });
  await w.run(completeDelivery, { deliveryId: delivery.id, version: 2, receivedBy: 'Bu Ani' });

  const invoice = await w.run(invoiceOrder, { orderId });
  expect(invoice).toMatchObject({
    number: 'INV-2611-0001',
    total: '36075000.0000',
    dueOn: '2026-12-20',
  });
  expect(await books(w, invoice.invoiceId)).toEqual({
    receivable: 'Dr 36075000.0000',
    sales_revenue: 'Cr 32500000.0000',
    ppn_out: 'Cr 3575000.0000',
  });

  await pay(w, customerId, invoice);
  const order = await w.run(getOrder, { orderId });
  expect(order).toMatchObject({
    status: 'paid',
    invoices: [{ number: 'INV-2611-0001', paidOn: '2026-11-20' }],
  });
  expect(await w.rows('finance.customer_credit')).toMatchObject([
    { receivable: '0.0000', on_order: '0.0000', unapplied: '0.0000' },
  ]);
});

/** What a document did to the books, by account. */
async function books(w: World, sourceId: string): Promise<Record<string, string>> {
  const lines = await journalOf(w, sourceId);
  return Object.fromEntries(
    lines.map(({ system_key, debit, credit }) => [
      system_key,
      Number(debit) > 0 ? `Dr ${debit}` : `Cr ${credit}`,
    ]),
  );
}

/** Pays the invoice and lets the reaction hear of it, as the job would. */
async function pay(
  w: World,
  customerId: string,
  invoice: { invoiceId: string; total: string; number: string },
) {
  const [bank] = await w.rows<{ id: string }>('finance.v_account', "system_key = 'bank'");
  await perform(w, w, 'finance.receive_payment', {
    customerId,
    method: 'transfer',
    accountId: bank?.id,
    amount: invoice.total,
    allocations: [{ invoiceId: invoice.invoiceId, amount: invoice.total }],
  });
  const sequencer = startSequencer(w.kernel);
  await sequencer.caughtUp();
  await sequencer.stop();
  const [said] = await w.rows<{ payload: Parameters<typeof onInvoicePaid>[1] }>(
    'kernel.event_log',
    "type = 'finance.invoice_paid'",
  );
  if (!said) throw new Error('nobody said that the invoice was paid');
  await w.within((ctx) => onInvoicePaid(ctx, said.payload));
  await w.within((ctx) => onInvoicePaid(ctx, said.payload));
}

test('an order above the credit limit is held with its reason, and passes when someone answers for it', async () => {
  const { w, customerId, items } = await shop({ creditLimit: '20000000' });
  const { id: orderId } = await w.run(createOrder, {
    customerId,
    lines: [{ itemId: items.widget, quantity: '500' }],
  });

  const held = await w.run(submitOrder, { orderId, version: 1 });
  expect(held.status).toBe('on_hold');
  expect(await w.run(getOrder, { orderId })).toMatchObject({
    holdReason: 'over_limit',
    holdOver: '16075000.0000',
  });

  const cautious = w.as({ permissions: ['sales.order.approve'] });
  expect(await cautious.refused(approveOrder, { orderId, version: held.version })).toBe(
    'sales.credit_short',
  );
  await colleague(w).run(approveOrder, { orderId, version: held.version });
  expect(await w.rows('finance.customer_credit')).toMatchObject([{ on_order: '36075000.0000' }]);
});

test('who submits an order does not approve it', async () => {
  const { w, customerId, items } = await shop();
  const { id: orderId } = await w.run(createOrder, {
    customerId,
    lines: [{ itemId: items.kit, quantity: '1' }],
  });
  const { version } = await w.run(submitOrder, { orderId, version: 1 });

  expect(await w.refused(approveOrder, { orderId, version })).toBe('approval.own_request');
});

test('an approval that finds no goods changes nothing', async () => {
  const { w, boss, customerId, items } = await shop();
  const { id: orderId } = await w.run(createOrder, {
    customerId,
    lines: [{ itemId: items.kit, quantity: '501' }],
  });
  const { version } = await w.run(submitOrder, { orderId, version: 1 });

  expect(await boss.refused(approveOrder, { orderId, version })).toBe('inventory.stock_short');
  expect(await w.run(getOrder, { orderId })).toMatchObject({ status: 'pending', version });
});

test('declining and cancelling give back the credit and the goods they held', async () => {
  const { w, boss, customerId, items } = await shop();
  const { id: orderId } = await w.run(createOrder, {
    customerId,
    lines: [{ itemId: items.kit, quantity: '10' }],
  });
  await w.run(submitOrder, { orderId, version: 1 });
  const back = await boss.run(declineOrder, { orderId, version: 2, reason: 'Harga belum cocok' });
  expect(back.status).toBe('draft');
  expect(await w.rows('finance.customer_credit')).toMatchObject([{ on_order: '0.0000' }]);

  await w.run(submitOrder, { orderId, version: 3 });
  await boss.run(approveOrder, { orderId, version: 4 });
  await w.run(cancelOrder, { orderId, version: 5, reason: 'Pelanggan membatalkan' });

  expect(await w.rows('inventory.stock', `item_id = '${items.kit}'`)).toMatchObject([
    { reserved: '0.000000' },
  ]);
  expect(await w.rows('finance.customer_credit')).toMatchObject([{ on_order: '0.0000' }]);
});

test('an order delivered in two parts is invoiced in two parts and holds credit for the rest', async () => {
  const { w, boss, customerId, items } = await shop();
  const { id: orderId } = await w.run(createOrder, {
    customerId,
    lines: [
      { itemId: items.widget, quantity: '3' },
      { itemId: items.kit, quantity: '1' },
    ],
  });
  await w.run(submitOrder, { orderId, version: 1 });
  await boss.run(approveOrder, { orderId, version: 2 });
  const { lines } = await w.run(getOrder, { orderId });
  const widget = lines.find((line) => line.itemId === items.widget)!;

  const first = await w.run(createDelivery, {
    orderId,
    lines: [{ orderLineId: widget.id, quantity: '1' }],
  });
  await w.run(shipDelivery, { deliveryId: first.id, version: 1 });
  const firstInvoice = await w.run(invoiceOrder, { orderId });
  expect(await w.run(getOrder, { orderId })).toMatchObject({ status: 'partly_delivered' });
  const second = await w.run(createDelivery, { orderId });
  await w.run(shipDelivery, { deliveryId: second.id, version: 1 });
  const secondInvoice = await w.run(invoiceOrder, { orderId });

  expect([firstInvoice.total, secondInvoice.total]).toEqual(['72150.0000', '283050.0000']);
  expect(await w.run(getOrder, { orderId })).toMatchObject({ status: 'invoiced' });
  expect(await w.rows('finance.customer_credit')).toMatchObject([
    { on_order: '0.0000', receivable: '355200.0000' },
  ]);
  expect(await w.refused(invoiceOrder, { orderId })).toBe('sales.nothing_to_invoice');
});

test('more than was ordered cannot be sent, not even by two deliveries', async () => {
  const { w, boss, customerId, items } = await shop();
  const { id: orderId } = await w.run(createOrder, {
    customerId,
    lines: [{ itemId: items.kit, quantity: '2' }],
  });
  await w.run(submitOrder, { orderId, version: 1 });
  await boss.run(approveOrder, { orderId, version: 2 });
  const [one, two] = [
    await w.run(createDelivery, { orderId }),
    await w.run(createDelivery, { orderId }),
  ];
  await w.run(shipDelivery, { deliveryId: one.id, version: 1 });

  expect(await w.refused(shipDelivery, { deliveryId: two.id, version: 1 })).toBe(
    'sales.order_not_deliverable',
  );
});

test('a price set by hand needs the right to set prices, and says so on the line', async () => {
  const { w, customerId, items } = await shop();
  const lines = [{ itemId: items.kit, quantity: '1', price: '100000' }];
  const clerk = w.as({ permissions: ['sales.order.create', 'sales.order.read'] });

  expect(await clerk.refused(createOrder, { customerId, lines })).toBe('sales.price_not_yours');
  const { id } = await w.run(createOrder, { customerId, lines });
  expect((await w.run(getOrder, { orderId: id })).lines).toMatchObject([
    { priceRule: 'manual', price: '100000.0000' },
  ]);
});

test('a draft can be rewritten until it is submitted', async () => {
  const { w, customerId, items } = await shop();
  const { id: orderId } = await w.run(createOrder, {
    customerId,
    lines: [{ itemId: items.kit, quantity: '1' }],
  });
  const change = { orderId, customerId, lines: [{ itemId: items.widget, quantity: '2' }] };

  const changed = await w.run(changeOrder, { ...change, version: 1 });
  expect(changed).toMatchObject({ total: '144300.0000', version: 2 });
  await w.run(submitOrder, { orderId, version: 2 });
  expect(await w.refused(changeOrder, { ...change, version: 3 })).toBe('sales.order_not_draft');
});

test('a colleague whose right reaches only his own orders does not find this one', async () => {
  const { w, customerId, items } = await shop();
  const { id: orderId } = await w.run(createOrder, {
    customerId,
    lines: [{ itemId: items.kit, quantity: '1' }],
  });
  const clerk = w.as({ permissions: ['sales.order.read', 'sales.order.cancel'], scope: 'own' });

  expect(await clerk.refused(getOrder, { orderId })).toBe('sales.order_not_found');
  expect(await clerk.refused(cancelOrder, { orderId, version: 1, reason: 'iseng' })).toBe(
    'sales.order_not_found',
  );
  expect((await clerk.run(listOrders, {})).rows).toEqual([]);
});

test('the list is filtered, searched and read page by page without losing or repeating a row', async () => {
  const { w, customerId, items } = await shop();
  for (let count = 0; count < 7; count += 1)
    await w.run(createOrder, {
      customerId,
      orderedOn: `2026-11-${String(10 + (count % 3))}`,
      lines: [{ itemId: items.kit, quantity: String(count + 1) }],
    });

  const seen: string[] = [];
  let after: string | null = null;
  do {
    const page: { rows: { number: string }[]; next: string | null; total: number } = await w.run(
      listOrders,
      { limit: 3, sort: '-orderedOn', ...(after && { after }) },
    );
    expect(page.total).toBe(7);
    seen.push(...page.rows.map((row) => row.number));
    after = page.next;
  } while (after);
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
  expect((await w.run(listOrders, { search: 'maju', statuses: 'draft' })).total).toBe(7);
  expect((await w.run(listOrders, { search: 'SO-2611-0003' })).rows).toHaveLength(1);
  expect((await w.run(listOrders, { statuses: 'paid' })).rows).toEqual([]);
});

test('how long an order stood in each status is known, and a late approval breaks its promise', async () => {
  const { w, boss, customerId, items } = await shop();
  const { id: orderId } = await w.run(createOrder, {
    customerId,
    lines: [{ itemId: items.kit, quantity: '1' }],
  });
  w.clock.forward(30);
  await w.run(submitOrder, { orderId, version: 1 });
  w.clock.forward(241);
  await boss.run(approveOrder, { orderId, version: 2 });

  expect(
    await w.rows('kernel.status_history', `entity_id = '${orderId}' order by id`),
  ).toMatchObject([
    { to_status: 'draft', minutes_in_previous: null },
    { to_status: 'pending', minutes_in_previous: 30 },
    { to_status: 'approved', minutes_in_previous: 241 },
  ]);
  expect(
    await w.rows('kernel.sla_clock', `entity_id = '${orderId}' and kind = 'approval'`),
  ).toMatchObject([{ target_min: 240, actual_min: 241, is_breached: true }]);
});
