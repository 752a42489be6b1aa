import { ListPage, t, type RowOf, useBranchFilter, usePrint } from '@poros/web-kit';
import { DELIVERY_STATUSES } from '../shared/order-status.ts';
import { deliveryLook } from './order-look.ts';

type Row = RowOf<'sales.list_deliveries'>;

export function DeliveryList() {
  const print = usePrint('sales.delivery');
  const branches = useBranchFilter();
  return (
    <ListPage
      op="sales.list_deliveries"
      record="sales.delivery"
      bulk={[print.bulk()]}
      title={t('sales.deliveries')}
      empty={{ title: t('sales.no_deliveries'), hint: t('sales.no_deliveries_hint') }}
      defaultSort="-plannedOn"
      searchHint={t('sales.delivery_search_hint')}
      to={(row: Row) => `/sales/deliveries/${row.id}`}
      views={[
        { id: 'open', word: t('sales.view_open'), input: { statuses: 'pending,shipped' } },
        { id: 'all', word: t('kit.all'), input: {} },
      ]}
      filters={[
        {
          id: 'statuses',
          word: t('sales.status'),
          kind: 'choice',
          choices: DELIVERY_STATUSES.map((status) => ({
            value: status,
            word: deliveryLook(status).word,
          })),
        },
        { id: 'isLate', word: t('sales.delivery_late'), kind: 'yes' },
        {
          id: 'arrival',
          word: t('sales.arrival'),
          kind: 'choice',
          choices: [
            { value: 'on_time', word: t('sales.arrival_on_time') },
            { value: 'late', word: t('sales.arrival_late') },
          ],
        },
        { id: 'arrivedFrom', word: t('sales.arrived_from'), kind: 'date' },
        { id: 'arrivedTo', word: t('sales.arrived_to'), kind: 'date' },
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
          id: 'order',
          head: t('sales.order'),
          kind: 'code',
          value: (row) => row.orderNumber,
          sort: 'orderNumber',
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
          id: 'plannedOn',
          head: t('sales.planned_on'),
          kind: 'date',
          value: (row) => row.plannedOn,
          sort: 'plannedOn',
          width: '136px',
          card: 'meta',
        },
        { id: 'etaOn', head: t('sales.eta'), kind: 'date', value: (row) => row.etaOn ?? '' },
        {
          id: 'driver',
          head: t('sales.driver'),
          value: (row) => row.driverName,
          sort: 'driverName',
        },
        {
          id: 'plate',
          head: t('sales.plate'),
          value: (row) => row.vehiclePlate,
          sort: 'vehiclePlate',
        },
        {
          id: 'status',
          head: t('sales.status'),
          kind: 'status',
          value: (row) => row.status,
          status: (row) => deliveryLook(row.status),
          sort: 'status',
          choices: DELIVERY_STATUSES.map((value) => ({ value, word: deliveryLook(value).word })),
        },
      ]}
    />
  );
}
