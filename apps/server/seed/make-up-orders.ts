import type { DemoCompany, DemoOrder, Stage } from './company.ts';

const DAY_MS = 86_400_000;

/**
 * Orders of the last half year, the same on every machine on the same day: older ones are further
 * along, the last days hold drafts and orders that wait, and now and then one is promised too soon.
 * Quantities follow the price, so that no order is absurd.
 */
export function makeUpOrders(company: DemoCompany, today: Date): DemoOrder[] {
  const next = sequence(company.code);
  const sold = company.items.filter(
    (item) => item.price !== undefined && company.stock.some((stock) => stock.item === item.code),
  );
  return Array.from({ length: company.madeUpOrders }, (_, index) => {
    // More of them lie in the last days than months ago.
    const age = Math.round(178 * (1 - index / Math.max(1, company.madeUpOrders - 1)) ** 1.6);
    const customer = pick(company.customers, next());
    const branch = company.preset === 'retail' ? pick(company.branches, next()).code : undefined;
    const budget = Number(customer.creditLimit) * (0.02 + (next() % 100) / 1_500);
    const items = distinct(sold, 1 + (next() % 3), next);
    return {
      customer: customer.code,
      on: dayAgo(today, age),
      deadlineOn: dayAgo(today, age - (next() % 8 === 0 ? 2 : 7 + (next() % 7))),
      stage: stageAt(age, next()),
      ...(branch && { branch }),
      lines: items.map((item) => ({
        item: item.code,
        quantity: String(
          quantityFor(Number(item.price), budget / items.length, stockOf(company, item.code)),
        ),
        ...(next() % 5 === 0 && { discountPercent: '5' }),
      })),
    };
  });
}

function stageAt(age: number, chance: number): Stage {
  if (age > 45) return chance % 6 === 0 ? 'invoiced' : 'paid';
  if (age > 20) return chance % 3 === 0 ? 'paid' : 'invoiced';
  if (age > 12) return 'invoiced';
  if (age > 7) return chance % 2 === 0 ? 'delivered' : 'invoiced';
  if (age > 4) return chance % 2 === 0 ? 'shipped' : 'approved';
  return (['draft', 'submitted', 'submitted', 'approved'] as const)[chance % 4] ?? 'draft';
}

/** A round quantity within the budget and well within what lies in stock. */
function quantityFor(price: number, budget: number, stock: number): number {
  const wanted = Math.max(1, Math.min(budget / price, stock / 40));
  const step = wanted > 100 ? 10 : 1;
  return Math.max(1, Math.round(wanted / step) * step);
}

const stockOf = (company: DemoCompany, item: string) =>
  Math.min(...company.stock.filter((one) => one.item === item).map((one) => Number(one.quantity)));

const dayAgo = (today: Date, days: number) =>
  new Date(today.getTime() - days * DAY_MS).toISOString().slice(0, 10);

function pick<T>(list: readonly T[], chance: number): T {
  const found = list[chance % list.length];
  if (found === undefined) throw new RangeError('nothing to pick from');
  return found;
}

function distinct<T>(list: readonly T[], count: number, next: () => number): T[] {
  const chosen = new Set<T>();
  for (let tries = 0; chosen.size < count && tries < 50; tries += 1) chosen.add(pick(list, next()));
  return [...chosen];
}

/** Numbers that follow from a name (mulberry32): chance that repeats. */
function sequence(name: string): () => number {
  let state = Array.from(name).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) | 0, 7);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}
