import fc from 'fast-check';
import { expect, test } from 'vitest';
import { world, type World } from '@poros/testing';
import { brokenRules } from '@poros/testing/broken-rules';
import {
  approve,
  cancel,
  deliveryOf,
  hadGoods,
  orderOf,
  ship,
  type Approved,
} from '@poros/testing/orders';
import { stocked } from '@poros/testing/stocked';
import { countStock } from './count-stock.ts';
import { issueStock } from './issue-stock.ts';
import { receiveStock } from './receive-stock.ts';

type Step =
  | { readonly does: 'receive' | 'order' | 'issue' | 'count'; readonly amount: number }
  | { readonly does: 'ship'; readonly which: number; readonly amount: number }
  | { readonly does: 'cancel'; readonly which: number };

const amount = fc.integer({ min: 1, max: 12 });
const which = fc.nat({ max: 20 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('receive' as const), amount }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('order' as const), amount }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('issue' as const), amount }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('count' as const), amount }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('ship' as const), which, amount }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('cancel' as const), which }) },
);

/** What a child would say of one shelf: so much is there, so much is promised to each order. */
interface Shelf {
  onHand: number;
  readonly promised: number[];
}
const promisedOf = (shelf: Shelf) => shelf.promised.reduce((sum, one) => sum + one, 0);
const freeOf = (shelf: Shelf) => Math.max(0, shelf.onHand - promisedOf(shelf));

/** Whether the shelf allows the step; if so, it happens. */
function happens(shelf: Shelf, one: Step): boolean {
  switch (one.does) {
    case 'receive':
      shelf.onHand += one.amount;
      return true;
    case 'count':
      shelf.onHand = one.amount;
      return true;
    case 'order':
      if (one.amount > freeOf(shelf)) return false;
      shelf.promised.push(one.amount);
      return true;
    case 'issue':
      if (one.amount > freeOf(shelf)) return false;
      shelf.onHand -= one.amount;
      return true;
    case 'cancel':
      shelf.promised[one.which] = 0;
      return true;
    case 'ship': {
      const kept = Math.min(one.amount, shelf.promised[one.which] ?? 0);
      if (one.amount > Math.min(shelf.onHand, freeOf(shelf) + kept)) return false;
      shelf.onHand -= one.amount;
      shelf.promised[one.which] = (shelf.promised[one.which] ?? 0) - kept;
      return true;
    }
  }
}

interface Yard {
  readonly w: World;
  readonly itemId: string;
  readonly warehouseId: string;
  readonly orders: Approved[];
}

async function yard(): Promise<Yard> {
  const w = await world();
  const { items, warehouseId } = await stocked(w, { A: {} });
  return { w, itemId: items.A, warehouseId, orders: [] };
}

/** Does the step for real; an order that was accepted joins the list. */
async function perform({ w, itemId, warehouseId, orders }: Yard, one: Step): Promise<boolean> {
  const amount = 'amount' in one ? String(one.amount) : '';
  switch (one.does) {
    case 'receive':
      return hadGoods(
        w.run(receiveStock, {
          warehouseId,
          reason: 'purchase',
          lines: [{ itemId, quantity: amount, unitCost: '3.37' }],
        }),
      );
    case 'count':
      return hadGoods(w.run(countStock, { warehouseId, lines: [{ itemId, counted: amount }] }));
    case 'issue':
      return hadGoods(
        w.run(issueStock, { warehouseId, reason: 'used', lines: [{ itemId, quantity: amount }] }),
      );
    case 'order': {
      const order = orderOf(w, { [itemId]: amount });
      const isAccepted = await hadGoods(approve(w, order));
      if (isAccepted) orders.push(order);
      return isAccepted;
    }
    case 'cancel':
      return hadGoods(cancel(w, orders[one.which]!));
    case 'ship':
      return hadGoods(ship(w, deliveryOf(orders[one.which]!, [amount])));
  }
}

/** Steps about an order need one: they turn to one that is there, or do not happen. */
function aboutOrders(one: Step, count: number): Step | undefined {
  if (!('which' in one)) return one;
  return count === 0 ? undefined : { ...one, which: one.which % count };
}

test('one after the other, everything happens as on a shelf a child keeps', async () => {
  const story = fc.array(step, { minLength: 5, maxLength: 25 });
  await fc.assert(
    fc.asyncProperty(story, async (steps) => {
      const real = await yard();
      const shelf: Shelf = { onHand: 0, promised: [] };
      for (const wanted of steps) {
        const one = aboutOrders(wanted, shelf.promised.length);
        if (!one) continue;
        const isAllowed = happens(shelf, one);
        expect({ one, isDone: await perform(real, one) }).toEqual({ one, isDone: isAllowed });
      }
      const [row] = await real.w.rows<{ on_hand: string; reserved: string }>('inventory.stock');
      expect([Number(row?.on_hand ?? 0), Number(row?.reserved ?? 0)]).toEqual([
        shelf.onHand,
        promisedOf(shelf),
      ]);
      expect(await brokenRules(real.w, 'inventory')).toEqual([]);
    }),
    { numRuns: 25, seed: 2611 },
  );
});

test('all at once, whatever order the locks decide, the books stay right', async () => {
  const crowd = fc.array(step, { minLength: 8, maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(crowd, async (steps) => {
      const real = await yard();
      await perform(real, { does: 'receive', amount: 30 });
      for (const does of [5, 7, 9]) await perform(real, { does: 'order', amount: does });
      const known = real.orders.length;

      await Promise.all(steps.map((one) => perform(real, aboutOrders(one, known)!)));

      expect(await brokenRules(real.w, 'inventory')).toEqual([]);
    }),
    { numRuns: 15, seed: 2611 },
  );
});
