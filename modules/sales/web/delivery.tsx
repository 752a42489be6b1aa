import { LineGrid, ask, stepsTo, useLines } from '@poros/ui';
import {
  DocumentPage,
  Loaded,
  askTried,
  can,
  format,
  t,
  useCommand,
  useParam,
  usePrint,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { deliveryLook } from './order-look.ts';

type Delivery = OutputOf<'sales.get_delivery'>;
type Line = Delivery['lines'][number] & { key: string };

export function DeliveryDocument() {
  const query = useQueryOf('sales.get_delivery', { deliveryId: useParam('deliveryId') });
  return <Loaded query={query}>{(delivery) => <DeliveryView delivery={delivery} />}</Loaded>;
}

function DeliveryView({ delivery }: { delivery: Delivery }) {
  const moves = useDeliveryMoves(delivery);
  const print = usePrint('sales.delivery');
  return (
    <DocumentPage
      back={{ to: '/sales/deliveries', word: t('sales.deliveries') }}
      number={delivery.number}
      party={delivery.customerName}
      partyTo={`/customers/${delivery.customerId}`}
      steps={stepsOf(delivery)}
      problem={moves.problem}
      primary={moves.primary}
      secondary={[print.action(delivery.id)]}
      more={moves.more}
      fields={[
        { word: t('sales.deliver_to'), value: delivery.deliverTo || '–' },
        {
          word: t('sales.driver'),
          value: [delivery.driverName, delivery.vehiclePlate].filter(Boolean).join(' · ') || '–',
        },
        { word: t('sales.planned_on'), value: format.date(delivery.plannedOn) },
        {
          word: t('sales.shipped_on'),
          value: delivery.shippedOn ? format.date(delivery.shippedOn) : '–',
        },
        { word: t('sales.eta'), value: delivery.etaOn ? format.date(delivery.etaOn) : '–' },
        {
          word: t('sales.actual_on'),
          value: delivery.actualOn
            ? `${format.date(delivery.actualOn)} ${delivery.receivedBy}`
            : '–',
        },
      ]}
      record={{ entity: 'sales.delivery', id: delivery.id }}
    >
      <DeliveryLines key={delivery.version} delivery={delivery} />
    </DocumentPage>
  );
}

function useDeliveryMoves(delivery: Delivery) {
  const { id: deliveryId, version, number, status } = delivery;
  const touches = ['inventory.stock', 'sales.order'];
  const ship = useCommand('sales.ship_delivery', { touches });
  const complete = useCommand('sales.complete_delivery', { touches });
  const cancel = useCommand('sales.cancel_delivery', { touches });
  async function arrive() {
    const yes = await ask({
      title: t('sales.arrive_question', { number }),
      verb: t('sales.arrived'),
      reason: { label: t('sales.received_by'), isShort: true },
    });
    if (yes) await complete.run({ deliveryId, version, receivedBy: yes.reason });
  }
  async function drop() {
    const yes = await askTried(
      {
        title: t('sales.drop_question', { number }),
        verb: t('sales.drop_delivery'),
        isDanger: true,
      },
      { command: 'sales.cancel_delivery', input: { deliveryId, version } },
    );
    if (yes) await cancel.run({ deliveryId, version });
  }
  const primary =
    status === 'pending' && can('sales.delivery.ship')
      ? {
          word: t('sales.ship'),
          keys: 'S',
          isBusy: ship.isBusy,
          run: () => void ship.run({ deliveryId, version }),
        }
      : status === 'shipped' && can('sales.delivery.complete')
        ? { word: t('sales.arrived'), keys: 'A', isBusy: complete.isBusy, run: () => void arrive() }
        : null;
  return {
    primary,
    more:
      status === 'pending' && can('sales.delivery.create')
        ? [{ word: t('sales.drop_delivery'), isDanger: true, run: () => void drop() }]
        : [],
    problem: ship.problem ?? complete.problem ?? cancel.problem,
  };
}

function DeliveryLines({ delivery }: { delivery: Delivery }) {
  const lines = useLines<Line>({
    lines: delivery.lines.map((line) => ({ ...line, key: line.id })),
    blank: neverBlank,
    isBlank: () => false,
  });
  return (
    <LineGrid
      store={lines}
      label={t('sales.lines')}
      isReadOnly
      columns={[
        {
          id: 'item',
          head: t('sales.item'),
          kind: 'item',
          value: (line) => line.description,
          code: (line) => line.itemCode,
        },
        {
          id: 'quantity',
          head: t('sales.quantity'),
          kind: 'quantity',
          value: (line) => line.quantity,
        },
        {
          id: 'unit',
          head: t('sales.unit'),
          kind: 'text',
          width: '72px',
          value: (line) => line.unitCode,
        },
      ]}
    />
  );
}

function neverBlank(): Line {
  throw new Error('a planned delivery gets no new lines');
}

const WAY = ['pending', 'shipped', 'delivered'] as const;

function stepsOf({ status }: Delivery) {
  const isCancelled = status === 'cancelled';
  const now = isCancelled ? 0 : WAY.indexOf(status);
  return stepsTo(
    WAY.map((step, index) => deliveryLook(isCancelled && index === 0 ? 'cancelled' : step).word),
    now,
    isCancelled ? 'stopped' : 'now',
  );
}
