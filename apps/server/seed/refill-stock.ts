import type { DemoStock } from './company.ts';
import type { Founded } from './found-company.ts';

const DAY_MS = 86_400_000;
const MONTHS = 5;

/**
 * Goods that came in each month since the opening stock: a tenth of what was there of some of the
 * items. Items of the orders that are told one by one keep the stock that they are told with.
 */
export async function refillStock(founded: Founded): Promise<void> {
  const { company, foundedAt, idOf, at } = founded;
  const told = new Set(
    (company.orders ?? []).flatMap((order) => order.lines.map(({ item }) => item)),
  );
  const refilled = company.stock.filter(
    ({ item }) => !told.has(item) && company.items.some((one) => one.code === item && one.price),
  );
  const { rows: warehouses } = await at(undefined).ask<{ rows: Warehouse[] }>(
    'inventory.list_warehouses',
    { limit: 100 },
  );
  const homeOf = ({ warehouse, branch }: DemoStock) => {
    const branchId = idOf('branch', branch ?? company.branches[0]?.code ?? '');
    return warehouses.find((one) =>
      warehouse ? one.code === warehouse : one.branchId === branchId && one.isDefault,
    );
  };
  for (let month = 0; month < MONTHS; month += 1) {
    const day = new Date(foundedAt.getTime() - (160 - month * 30) * DAY_MS);
    const some = refilled.filter(
      (_, index) => index % MONTHS === month % MONTHS || index % 3 === 0,
    );
    for (const [home, stock] of Map.groupBy(some, homeOf)) {
      if (!home) continue;
      const branch = company.branches.find((one) => idOf('branch', one.code) === home.branchId);
      await at(branch?.code).perform(
        'inventory.receive_stock',
        {
          warehouseId: home.id,
          reason: 'purchase',
          reference: `PO-${day.toISOString().slice(2, 7).replace('-', '')}-${month + 1}`,
          postedOn: day.toISOString().slice(0, 10),
          lines: stock.map(({ item, quantity }) => ({
            itemId: idOf('item', item),
            quantity: String(Math.max(1, Math.round(Number(quantity) / 10))),
            unitCost: company.items.find((one) => one.code === item)?.cost ?? '0',
          })),
        },
        day,
      );
    }
  }
}

interface Warehouse {
  readonly id: string;
  readonly code: string;
  readonly branchId: string;
  readonly isDefault: boolean;
}
