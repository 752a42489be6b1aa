import { Button } from '@poros/ui';
import {
  ListPage,
  can,
  refresh,
  t,
  useGo,
  useLive,
  type RowOf,
  useBranchFilter,
} from '@poros/web-kit';
import { STOCK_STATUSES } from '../shared/availability.ts';
import { cardOf, stockLook } from './looks.ts';
import { findWarehouses } from './pickers.ts';

type Row = RowOf<'inventory.list_stock'>;

/** What lies where, what of it is promised, and what wants attention. */
export function StockList() {
  const branches = useBranchFilter();
  const go = useGo();
  // A promise changes stock without moving it, so only sales tells of it.
  useLive(
    ['sales.order_approved', 'sales.order_cancelled'],
    () => void refresh(['inventory.stock']),
  );
  return (
    <ListPage
      op="inventory.list_stock"
      importKind="inventory.opening_stock"
      title={t('inventory.stock')}
      defaultSort="itemCode"
      searchHint={t('inventory.stock_search_hint')}
      to={cardOf}
      create={{
        word: t('inventory.new_document'),
        to: '/stock/documents/new',
        permission: 'inventory.stock.count',
      }}
      actions={
        can('inventory.stock.plan') && (
          <Button look="quiet" onClick={() => go('/stock/reorder-points')}>
            {t('inventory.reorder_points')}
          </Button>
        )
      }
      empty={{ title: t('inventory.no_stock'), hint: t('inventory.no_stock_hint') }}
      views={[
        { id: 'all', word: t('kit.all'), input: {} },
        { id: 'low', word: t('inventory.status.low'), input: { status: 'low' } },
        { id: 'oversold', word: t('inventory.status.oversold'), input: { status: 'oversold' } },
      ]}
      filters={[
        { id: 'warehouseId', word: t('inventory.warehouse'), kind: 'pick', search: findWarehouses },
        { id: 'status', word: t('inventory.state'), kind: 'choice', choices: states() },
        ...branches,
      ]}
      columns={[
        {
          id: 'item',
          head: t('inventory.code'),
          kind: 'code',
          value: (row: Row) => row.itemCode,
          sort: 'itemCode',
          card: 'title',
        },
        {
          id: 'name',
          head: t('inventory.item'),
          width: 'minmax(200px, 1fr)',
          value: (row) => row.itemName,
          sort: 'itemName',
          card: 'party',
        },
        {
          id: 'warehouse',
          head: t('inventory.warehouse'),
          kind: 'muted',
          value: (row) => row.warehouseCode,
          sort: 'warehouseCode',
          card: 'meta',
        },
        {
          id: 'onHand',
          head: t('inventory.on_hand'),
          kind: 'quantity',
          value: (row) => row.onHand,
          sort: 'onHand',
        },
        {
          id: 'reserved',
          head: t('inventory.reserved'),
          kind: 'quantity',
          value: (row) => row.reserved,
          sort: 'reserved',
        },
        {
          id: 'available',
          head: t('inventory.available'),
          kind: 'quantity',
          value: (row) => row.available,
          unit: (row) => row.unitCode,
          sort: 'available',
          width: '128px',
          card: 'amount',
        },
        {
          id: 'status',
          head: t('inventory.state'),
          kind: 'status',
          value: (row) => row.status,
          status: (row) => stockLook(row.status),
          sort: 'status',
          choices: states(),
          width: '132px',
          card: 'status',
        },
        {
          id: 'unitCost',
          head: t('inventory.unit_cost'),
          kind: 'money',
          width: '116px',
          value: (row) => row.unitCost,
        },
        {
          id: 'value',
          head: t('inventory.value'),
          kind: 'money',
          value: (row) => row.value,
          sort: 'value',
          isSummed: true,
        },
      ]}
    />
  );
}

const states = () => STOCK_STATUSES.map((value) => ({ value, word: stockLook(value).word }));
