import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { refuse, type Ctx } from '@poros/kernel';
import { money, moneyText } from '@poros/kernel/shared';
import { perform, world } from '@poros/testing';
import { books } from '@poros/testing/books';
import { setConfig } from '@poros/testing/set-config';
import { changeOnOrder, creditPosition, readCredit } from '../index.ts';
import { creditDecision, exposureOf } from '../shared/credit.ts';

const million = (amount: number) => money(`${amount}000000`);
const refusal = async (work: Promise<unknown>) =>
  work.then(
    () => 'not refused',
    (error: { code?: string }) => error.code,
  );

test('the position is what the customer’s documents add up to', async () => {
  const w = await world();
  const b = await books(w);
  await b.invoice('40000000', { issuedOn: '2026-10-08', dueOn: '2026-11-08' });
  const { id } = await b.invoice('280000000');
  await b.receive('15000000');
  await b.receive('1000000', [{ invoiceId: id, amount: '1000000' }]);
  await w.within(async (ctx) => changeOnOrder(ctx, b.customerId, million(150)));

  const position = await w.within((ctx) => creditPosition(ctx, b.customerId));

  expect(moneyText(position.receivable)).toBe('354200000.0000');
  expect(position).toMatchObject({
    currency: 'IDR',
    limit: million(500),
    unapplied: million(15),
    onOrder: million(150),
    overdueAmount: money('44400000'),
    overdueDays: 12,
    overdueDaysAllowed: 7,
    isOnHold: false,
  });
  expect(exposureOf(position)).toBe(money('489200000'));
  expect(creditDecision(position, million(1)).verdict).toBe('overdue');
  expect(await w.within((ctx) => readCredit(ctx, b.customerId))).toEqual(position);
});

test('the age of debt that is allowed is the customer’s own, or else the tenant’s', async () => {
  const w = await world();
  const b = await books(w);
  const patient = await b.customer({ overdueDaysAllowed: 30 });
  await setConfig(w, 'finance.overdue_days_allowed', 14);
  const days = (id: string) =>
    w.within(async (ctx) => (await creditPosition(ctx, id)).overdueDaysAllowed);

  expect([await days(b.customerId), await days(patient)]).toEqual([14, 30]);
});

test('a customer on hold and one who is not there', async () => {
  const w = await world();
  const b = await books(w);
  await perform(w, w, 'party.hold_customer', {
    customerId: b.customerId,
    version: 1,
    reason: 'Sengketa',
  });

  const position = await w.within((ctx) => creditPosition(ctx, b.customerId));
  expect(creditDecision(position, million(1)).verdict).toBe('on_hold');
  expect(await refusal(w.within((ctx) => creditPosition(ctx, randomUUID())))).toBe(
    'finance.customer_not_found',
  );
});

test('no more is given back than was taken', async () => {
  const w = await world();
  const b = await books(w);
  const change = (amount: string) =>
    w.within(async (ctx) => changeOnOrder(ctx, b.customerId, money(amount)));

  expect(await refusal(change('-1'))).toBe('finance.on_order_short');
  await change('100');
  await change('-60');
  expect(await refusal(change('-41'))).toBe('finance.on_order_short');
  await change('-40');
  expect(await w.rows('finance.customer_credit')).toMatchObject([{ on_order: '0.0000' }]);
});

test('fifty orders at once never pass a limit that some of them reach', async () => {
  const w = await world();
  const b = await books(w);
  const customerId = await b.customer({ creditLimit: '10000000' });
  const order = (check: (ctx: Ctx, id: string) => ReturnType<typeof readCredit>) =>
    w.within(async (ctx) => {
      const decision = creditDecision(await check(ctx, customerId), million(1));
      if (decision.verdict !== 'ok') refuse('finance.on_order_short');
      changeOnOrder(ctx, customerId, million(1));
    });

  const tries = await Promise.allSettled(Array.from({ length: 50 }, () => order(creditPosition)));

  expect(tries.filter((one) => one.status === 'fulfilled')).toHaveLength(10);
  expect(await w.rows('finance.customer_credit', `customer_id = '${customerId}'`)).toMatchObject([
    { on_order: '10000000.0000' },
  ]);
});

test('without the held row the same fifty orders do pass it', async () => {
  const w = await world();
  const b = await books(w);
  const customerId = await b.customer({ creditLimit: '10000000' });
  // Everybody looks before anybody takes: what the lock prevents.
  let waiting = 0;
  let open = () => undefined as void;
  const everybody = new Promise<void>((resolve) => {
    open = resolve;
  });

  await Promise.allSettled(
    Array.from({ length: 4 }, () =>
      w.within(async (ctx) => {
        const { verdict } = creditDecision(await readCredit(ctx, customerId), million(4));
        waiting += 1;
        if (waiting === 4) open();
        await everybody;
        if (verdict === 'ok') changeOnOrder(ctx, customerId, million(4));
      }),
    ),
  );

  expect(await w.rows('finance.customer_credit', `customer_id = '${customerId}'`)).toMatchObject([
    { on_order: '16000000.0000' },
  ]);
});

test('asking for the position takes one flight', async () => {
  const w = await world();
  const b = await books(w);
  const flights = async () => {
    const { values } = await w.kernel.metrics.flights.get();
    return (
      values.find(
        (one) => one.metricName?.endsWith('_sum') && one.labels.operation === 'testing.within',
      )?.value ?? 0
    );
  };
  const before = await flights();
  await w.within((ctx) => creditPosition(ctx, b.customerId));

  // The position and COMMIT.
  expect((await flights()) - before).toBe(2);
});
