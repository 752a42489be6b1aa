import { STAGES, type DemoOrder, type Stage } from './company.ts';
import type { Founded } from './found-company.ts';
import type { Performer } from './perform.ts';

const HOUR_MS = 3_600_000;

/** Brings one order to its stage, hour by hour, as the people of the company would. */
export async function placeOrder(founded: Founded, order: DemoOrder): Promise<void> {
  const { idOf } = founded;
  const [writer, approver, store, finance] = (
    ['STAFF_SALES', 'MANAGER_SALES', 'STAFF_WH', 'STAFF_FIN'] as const
  ).map((role) => founded.as(role, order.branch)) as [Performer, Performer, Performer, Performer];
  const reached = (stage: Stage) => STAGES.indexOf(order.stage) >= STAGES.indexOf(stage);
  const at = (day: number, hour: number) =>
    new Date(Date.parse(`${order.on}T00:00:00Z`) + day * 24 * HOUR_MS + hour * HOUR_MS);

  const draft = await writer.perform<State>(
    'sales.create_order',
    {
      customerId: idOf('customer', order.customer),
      orderedOn: order.on,
      ...(order.deadlineOn && { deadlineOn: order.deadlineOn }),
      ...(order.warehouse && { warehouseId: idOf('warehouse', order.warehouse) }),
      lines: order.lines.map(({ item, quantity, discountPercent }) => ({
        itemId: idOf('item', item),
        quantity,
        ...(discountPercent && { discountPercent }),
      })),
    },
    at(0, 2),
  );
  if (!reached('submitted')) return;
  const submitted = await writer.perform<State>('sales.submit_order', seen(draft), at(0, 3));
  if (!reached('approved')) return;
  const approved =
    submitted.status === 'approved'
      ? submitted
      : await approver.perform<State>('sales.approve_order', seen(submitted), at(0, 6));
  if (!reached('shipped')) return;
  const shippedOn = dayOf(at(2, 3));
  const delivery = await store.perform<State>(
    'sales.create_delivery',
    {
      orderId: approved.id,
      plannedOn: shippedOn,
      etaOn: dayOf(at(3, 0)),
      driverName: order.driver ?? 'Pak Joko',
      vehiclePlate: 'B 9123 KXA',
    },
    at(2, 2),
  );
  const shipped = await store.perform<State>(
    'sales.ship_delivery',
    { deliveryId: delivery.id, version: delivery.version, shippedOn },
    at(2, 3),
  );
  if (!reached('delivered')) return;
  await store.perform(
    'sales.complete_delivery',
    {
      deliveryId: delivery.id,
      version: shipped.version,
      actualOn: dayOf(at(3, 4)),
      receivedBy: 'Penerima',
    },
    at(3, 4),
  );
  if (!reached('invoiced')) return;
  const invoice = await finance.perform<Invoice>(
    'sales.invoice_order',
    { orderId: approved.id, issuedOn: dayOf(at(3, 5)) },
    at(3, 5),
  );
  if (reached('paid')) await pay(finance, idOf('customer', order.customer), invoice, at(12, 4));
}

interface State {
  readonly id: string;
  readonly status: string;
  readonly version: number;
}
interface Invoice {
  readonly invoiceId: string;
  readonly total: string;
}

async function pay(
  writer: Performer,
  customerId: string,
  invoice: Invoice,
  at: Date,
): Promise<void> {
  const {
    rows: [bank],
  } = await writer.ask<{ rows: { id: string }[] }>('finance.list_accounts', {
    isMoney: true,
    search: 'bank',
  });
  await writer.perform(
    'finance.receive_payment',
    {
      customerId,
      accountId: bank?.id,
      receivedOn: dayOf(at),
      method: 'transfer',
      amount: invoice.total,
      allocations: [{ invoiceId: invoice.invoiceId, amount: invoice.total }],
    },
    at,
  );
}

const seen = (state: State) => ({ orderId: state.id, version: state.version });
const dayOf = (instant: Date) => instant.toISOString().slice(0, 10);
