import { ListPage, t, type RowOf, useBranchFilter, usePrint } from '@poros/web-kit';
import { ORDER_STATUSES } from '../shared/order-status.ts';
import { orderLook } from './order-look.ts';
import { findCustomers } from './pickers.ts';

type Row = RowOf<'sales.list_orders'>;

export function OrderList() {
  const print = usePrint('sales.order');
  const branches = useBranchFilter();
  const statuses = ORDER_STATUSES.map((value) => ({ value, word: orderLook(value).word }));
  return (
    <ListPage
      op="sales.list_orders"
      record="sales.order"
      title={t('sales.orders')}
      empty={{ title: t('sales.no_orders'), hint: t('sales.no_orders_hint') }}
      defaultSort="-orderedOn"
      searchHint={t('sales.search_hint')}
      to={(row: Row) => `/sales/orders/${row.id}`}
      create={{
        word: t('sales.new_order'),
        to: '/sales/orders/new',
        permission: 'sales.order.create',
      }}
      views={[
        {
          id: 'open',
          word: t('sales.view_open'),
          input: { statuses: 'draft,pending,on_hold,approved,partly_delivered,delivered' },
        },
        { id: 'waiting', word: t('sales.view_waiting'), input: { statuses: 'pending,on_hold' } },
        { id: 'late', word: t('sales.view_late'), input: { isLate: true } },
        { id: 'all', word: t('kit.all'), input: {} },
      ]}
      filters={[
        { id: 'statuses', word: t('sales.status'), kind: 'choice', choices: statuses },
        { id: 'customerId', word: t('sales.customer'), kind: 'pick', search: findCustomers },
        { id: 'from', word: t('sales.from'), kind: 'date' },
        { id: 'to', word: t('sales.to'), kind: 'date' },
        { id: 'isLate', word: t('sales.view_late'), kind: 'yes' },
        { id: 'awaitsMe', word: t('sales.awaits_me'), kind: 'yes' },
        ...branches,
      ]}
      columns={[
        {
          id: 'number',
          head: t('sales.number'),
          kind: 'code',
          value: (row) => row.number,
          sort: 'number',
        },
        {
          id: 'customer',
          head: t('sales.customer'),
          width: 'minmax(200px, 1fr)',
          value: (row) => row.customerName,
          sort: 'customerName',
          card: 'party',
        },
        {
          id: 'branch',
          head: t('sales.branch'),
          value: (row) => row.branchName,
          sort: 'branchName',
        },
        {
          id: 'orderedOn',
          head: t('sales.date'),
          kind: 'date',
          value: (row) => row.orderedOn,
          sort: 'orderedOn',
        },
        {
          id: 'deadlineOn',
          head: t('sales.deadline'),
          kind: 'date',
          value: (row) => row.deadlineOn,
          sort: 'deadlineOn',
          card: 'meta',
        },
        {
          id: 'status',
          head: t('sales.status'),
          kind: 'status',
          value: (row) => row.status,
          status: (row) => orderLook(row.status),
          sort: 'status',
          choices: statuses,
        },
        {
          id: 'total',
          head: t('sales.total'),
          kind: 'money',
          value: (row) => row.total,
          currency: (row) => row.currency,
          sort: 'total',
          isSummed: true,
        },
      ]}
      bulk={[
        {
          word: t('sales.approve'),
          keys: 'A',
          permission: 'sales.order.approve',
          touches: ['inventory.stock'],
          act: move('sales.approve_order'),
        },
        {
          word: t('sales.submit'),
          keys: 'S',
          permission: 'sales.order.create',
          touches: ['inventory.stock'],
          act: move('sales.submit_order'),
        },
        print.bulk(),
      ]}
    />
  );
}

/** A step of an order, from the version that is seen. */
const move =
  (command: string) =>
  ({ id, version }: Row) => ({ command, input: { orderId: id, version } });
