import { personClient } from './api-client.ts';

export interface MadeOrder {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly total: string;
}

/** A draft written by dewi: item codes with quantities. */
export async function makeOrder({
  customer,
  lines,
}: {
  customer: string;
  lines: Readonly<Record<string, string>>;
}): Promise<MadeOrder> {
  const dewi = await personClient('dewi');
  const {
    rows: [party],
  } = await dewi.call('party.list_customers', { search: customer });
  if (!party) throw new Error(`there is no customer ${customer}`);
  const wanted = await Promise.all(
    Object.entries(lines).map(async ([code, quantity]) => {
      const {
        rows: [item],
      } = await dewi.call('catalog.list_items', { search: code });
      if (!item) throw new Error(`there is no item ${code}`);
      return { itemId: item.id, quantity };
    }),
  );
  return dewi.call('sales.create_order', { customerId: party.id, lines: wanted });
}

/** How many orders a customer has that were given this reference. */
export async function ordersWith(reference: string): Promise<string[]> {
  const dewi = await personClient('dewi');
  const { rows } = await dewi.call('sales.list_orders', { limit: 100 });
  const orders = await Promise.all(
    rows.map(({ id }) => dewi.call('sales.get_order', { orderId: id })),
  );
  return orders
    .filter((order) => order.customerReference === reference)
    .map((order) => order.status);
}
