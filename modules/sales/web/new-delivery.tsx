import { DateField, LineGrid, TextField, today, useLines } from '@poros/ui';
import {
  DocumentPage,
  Loaded,
  lineMessages,
  newId,
  t,
  useCommand,
  useForm,
  useGo,
  useParam,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { quantityText } from '@poros/kernel/shared/decimal';
import { useState } from 'react';
import { stillToDeliver } from '../shared/order-progress.ts';

type Order = OutputOf<'sales.get_order'>;
interface Line {
  readonly key: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly left: string;
  readonly quantity: string;
}

/** Plans a delivery: what is left is filled in, less can be sent. */
export function NewDelivery() {
  const query = useQueryOf('sales.get_order', { orderId: useParam('orderId') });
  return <Loaded query={query}>{(order) => <DeliveryPlan order={order} />}</Loaded>;
}

function DeliveryPlan({ order }: { order: Order }) {
  const go = useGo();
  const [id] = useState(newId);
  const form = useForm({
    plannedOn: today(),
    etaOn: '',
    driverName: '',
    vehiclePlate: '',
    note: '',
  });
  const lines = useLines<Line>({
    lines: leftOf(order),
    blank: neverBlank,
    isBlank: (line) => line.quantity === '',
  });
  const create = useCommand('sales.create_delivery');
  const ship = useCommand('sales.ship_delivery', { touches: ['inventory.stock', 'sales.order'] });

  async function plan() {
    const { plannedOn, etaOn, driverName, vehiclePlate, note } = form.values;
    const chosen = lines
      .filled()
      .filter((line) => Number(line.quantity) > 0)
      .map((line) => ({ orderLineId: line.key, quantity: line.quantity }));
    return create.run({
      id,
      orderId: order.id,
      plannedOn,
      etaOn: etaOn || null,
      driverName,
      vehiclePlate,
      note,
      lines: chosen,
    });
  }
  async function planOnly() {
    if (await plan()) go(`/sales/deliveries/${id}`);
  }
  async function planAndShip() {
    const planned = await plan();
    if (!planned) return;
    await ship.run({ deliveryId: id, version: planned.version });
    go(`/sales/deliveries/${id}`);
  }

  return (
    <DocumentPage
      back={{ to: `/sales/orders/${order.id}`, word: order.number }}
      number={t('sales.new_delivery')}
      party={order.customerName}
      problem={create.problem ?? ship.problem}
      primary={{
        word: t('sales.ship_now'),
        keys: 'Ctrl+Enter',
        run: () => void planAndShip(),
        isBusy: create.isBusy || ship.isBusy,
      }}
      secondary={[{ word: t('sales.plan_only'), keys: 'Ctrl+S', run: () => void planOnly() }]}
    >
      <div className="grid grid-cols-1 sm:grid-cols-2 lg:grid-cols-5 gap-3 px-4 py-3 border-b border-line">
        <DateField label={t('sales.planned_on')} isRequired {...form.field('plannedOn')} />
        <DateField label={t('sales.eta')} {...form.field('etaOn')} />
        <TextField label={t('sales.driver')} autoFocus {...form.field('driverName')} />
        <TextField label={t('sales.plate')} {...form.field('vehiclePlate')} />
        <TextField label={t('sales.note')} {...form.field('note')} />
      </div>
      <LineGrid
        store={lines}
        label={t('sales.lines')}
        errors={lineMessages(create.problem)}
        columns={[
          {
            id: 'item',
            head: t('sales.item'),
            kind: 'item',
            value: (line) => line.name,
            code: (line) => line.code,
          },
          { id: 'left', head: t('sales.left'), kind: 'quantity', value: (line) => line.left },
          {
            id: 'quantity',
            head: t('sales.send'),
            kind: 'quantity',
            value: (line) => line.quantity,
            set: (_line, quantity) => ({ quantity }),
          },
          {
            id: 'unit',
            head: t('sales.unit'),
            kind: 'text',
            width: '72px',
            value: (line) => line.unit,
          },
        ]}
      />
    </DocumentPage>
  );
}

function leftOf(order: Order): Line[] {
  return order.lines
    .map((line) => {
      const left = quantityText(
        stillToDeliver({
          quantity: line.quantity,
          quantity_delivered: line.quantityDelivered,
          quantity_invoiced: line.quantityInvoiced,
        }),
      );
      return {
        key: line.id,
        code: line.itemCode,
        name: line.description,
        unit: line.unitCode,
        left,
        quantity: left,
      };
    })
    .filter((line) => Number(line.left) > 0);
}

const neverBlank = (): Line => ({
  key: newId(),
  code: '',
  name: '',
  unit: '',
  left: '',
  quantity: '',
});
