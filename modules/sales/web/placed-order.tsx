import { LineGrid, TotalsBar, useLines } from '@poros/ui';
import { DocumentPage, format, t, usePrint, type OutputOf } from '@poros/web-kit';
import { orderSteps } from './order-look.ts';
import { useHoldReason, useOrderMoves } from './order-moves.ts';
import { whyTabs } from './order-why.tsx';

type Order = OutputOf<'sales.get_order'>;
type Line = Order['lines'][number] & { key: string };

/** An order that was submitted: where it stands, why, and the one next step. */
export function PlacedOrder({ order }: { order: Order }) {
  const moves = useOrderMoves(order);
  const print = usePrint('sales.order');
  const reason = useHoldReason(order);
  return (
    <DocumentPage
      back={{ to: '/sales/orders', word: t('sales.orders') }}
      number={order.number}
      party={order.customerName}
      partyTo={`/customers/${order.customerId}`}
      steps={orderSteps(order.status)}
      reason={reason}
      problem={moves.problem}
      primary={moves.primary}
      secondary={[...moves.secondary, print.action(order.id)]}
      more={moves.more}
      fields={[
        { word: t('sales.customer'), value: `${order.customerCode} ${order.customerName}` },
        { word: t('sales.date'), value: format.date(order.orderedOn) },
        {
          word: t('sales.deadline'),
          value: order.deadlineOn ? format.date(order.deadlineOn) : '–',
        },
        { word: t('sales.terms'), value: t('sales.days', { n: order.paymentTermsDays }) },
        { word: t('sales.customer_reference'), value: order.customerReference || '–' },
        { word: t('sales.deliver_to'), value: order.deliverTo || '–' },
      ]}
      totals={
        <TotalsBar
          totals={[
            { word: t('sales.subtotal'), value: format.amount(order.gross) },
            { word: t('sales.discount'), value: format.amount(`-${order.discount}`) },
            { word: t('sales.tax_base'), value: format.amount(order.taxBase) },
            { word: t('sales.tax'), value: format.amount(order.tax) },
          ]}
          grand={{
            word: t('sales.total_in', { currency: format.currencySymbol(order.currency) }),
            value: format.amount(order.total),
          }}
        />
      }
      record={{ entity: 'sales.order', id: order.id }}
      sideTabs={whyTabs(order)}
    >
      <PlacedLines key={order.version} order={order} />
    </DocumentPage>
  );
}

function PlacedLines({ order }: { order: Order }) {
  const lines = useLines<Line>({
    lines: order.lines.map((line) => ({ ...line, key: line.id })),
    blank: neverBlank,
    isBlank: () => false,
  });
  // What has not begun yet needs no empty column.
  const progress = [
    {
      id: 'delivered',
      head: t('sales.delivered'),
      kind: 'quantity' as const,
      value: (line: Line) => orNothing(line.quantityDelivered),
    },
    {
      id: 'invoiced',
      head: t('sales.invoiced'),
      kind: 'quantity' as const,
      value: (line: Line) => orNothing(line.quantityInvoiced),
    },
  ];
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
        ...progress.filter(({ value }) => order.lines.some((line) => value({ ...line, key: '' }))),
        { id: 'price', head: t('sales.price'), kind: 'money', value: (line) => line.price },
        {
          id: 'discount',
          head: t('sales.discount_percent'),
          kind: 'percent',
          value: (line) => orNothing(line.discountPercent),
        },
        {
          id: 'amount',
          head: t('sales.amount'),
          kind: 'money',
          value: (line) => line.net,
          isStrong: true,
        },
      ]}
    />
  );
}

/** A zero says less than an empty cell. */
const orNothing = (figure: string) => (Number(figure) === 0 ? '' : figure);

function neverBlank(): Line {
  throw new Error('a placed order gets no new lines');
}
