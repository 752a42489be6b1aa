import { employee, settled } from './staff.ts';
import { perform, trading } from './trading.ts';
import { world } from './world.ts';

/** A company where an order of 111,000 waits for an answer: writer, manager and director. */
export async function askedOrder() {
  const w = await world();
  const { customerId, items } = await trading(w, { a: { stock: '100', price: '10000' } });
  const writer = await employee(w, 'Sari Penulis', 'STAFF_SALES');
  const manager = await employee(w, 'Budi Manajer', 'MANAGER_SALES');
  const director = await employee(w, 'Dewi Direktur', 'DIRECTOR');
  const order = await perform<{ id: string; number: string }>(writer, w, 'sales.create_order', {
    customerId,
    lines: [{ itemId: items.a, quantity: '10' }],
  });
  await perform(writer, w, 'sales.submit_order', { orderId: order.id, version: 1 });
  await settled(w);
  const [request] = await w.rows<{ id: string; version: number }>('approval.request');
  if (!request) throw new Error('the order did not reach the inbox');
  return { w, writer, manager, director, order, requestId: request.id };
}

export type AskedOrder = Awaited<ReturnType<typeof askedOrder>>;

/** The request as it stands now. */
export async function requestOf({ w, requestId }: Pick<AskedOrder, 'w' | 'requestId'>) {
  const [row] = await w.rows<{ status: string; version: number; asked_level: number | null }>(
    'approval.request',
    `id = '${requestId}'`,
  );
  if (!row) throw new Error('the request is gone');
  return row;
}

/** What a person was told, the oldest first. */
export async function toldTo({ w }: Pick<AskedOrder, 'w'>, userId: string): Promise<string[]> {
  const rows = await w.rows<{ kind: string }>(
    'notification.notice',
    `user_id = '${userId}' order by id`,
  );
  return rows.map((one) => one.kind);
}
