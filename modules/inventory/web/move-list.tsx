import { ListPage, t, type RowOf, useBranchFilter } from '@poros/web-kit';
import { MOVE_KINDS } from '../shared/move-kinds.ts';
import { findItems, findWarehouses } from './pickers.ts';

type Row = RowOf<'inventory.list_moves'>;

/** Deliveries are sales' documents; all others are ours. */
const documentOf = (row: Row): string =>
  row.documentType === 'sales.delivery'
    ? `/sales/deliveries/${row.documentId}`
    : `/stock/documents/${row.documentId}`;

/** The stock card: of everything, or of one item in one warehouse. */
export function MoveList() {
  const branches = useBranchFilter();
  return (
    <ListPage
      op="inventory.list_moves"
      title={t('inventory.moves')}
      to={documentOf}
      searchHint={t('inventory.stock_search_hint')}
      empty={{ title: t('inventory.no_moves'), hint: t('inventory.no_moves_hint') }}
      filters={[
        { id: 'itemId', word: t('inventory.item'), kind: 'pick', search: findItems },
        { id: 'warehouseId', word: t('inventory.warehouse'), kind: 'pick', search: findWarehouses },
        {
          id: 'kind',
          word: t('inventory.move'),
          kind: 'choice',
          choices: MOVE_KINDS.map((one) => ({ value: one, word: t(`inventory.move.${one}`) })),
        },
        { id: 'from', word: t('inventory.from'), kind: 'date' },
        { id: 'to', word: t('inventory.to'), kind: 'date' },
        ...branches,
      ]}
      columns={[
        {
          id: 'movedOn',
          head: t('inventory.date'),
          kind: 'date',
          value: (row: Row) => row.movedOn,
          width: '104px',
          card: 'meta',
        },
        {
          id: 'item',
          head: t('inventory.item'),
          width: 'minmax(180px, 1fr)',
          card: 'party',
          value: (row) => `${row.itemCode} ${row.itemName}`,
        },
        {
          id: 'warehouse',
          head: t('inventory.warehouse'),
          kind: 'muted',
          card: 'meta',
          value: (row) => row.warehouseCode,
          width: '92px',
        },
        {
          id: 'document',
          head: t('inventory.document'),
          kind: 'code',
          card: 'title',
          value: (row) => row.documentNumber,
          width: '124px',
        },
        {
          id: 'kind',
          sort: 'kind',
          choices: MOVE_KINDS.map((value) => ({ value, word: t(`inventory.move.${value}`) })),
          head: t('inventory.move'),
          value: (row) => t(`inventory.move.${row.kind}`),
          width: '112px',
          card: 'status',
        },
        {
          id: 'quantity',
          head: t('inventory.quantity'),
          kind: 'quantity',
          card: 'amount',
          value: (row) => row.quantity,
          unit: (row) => row.unitCode,
        },
        {
          id: 'onHandAfter',
          head: t('inventory.balance'),
          kind: 'quantity',
          value: (row) => row.onHandAfter,
          width: '88px',
        },
        {
          id: 'unitCost',
          head: t('inventory.unit_cost'),
          kind: 'money',
          width: '100px',
          value: (row) => row.unitCost,
        },
        {
          id: 'value',
          head: t('inventory.value'),
          kind: 'money',
          value: (row) => row.value,
          width: '124px',
          isSummed: true,
        },
        {
          id: 'valueAfter',
          head: t('inventory.value_after'),
          kind: 'money',
          value: (row) => row.valueAfter,
          width: '128px',
        },
      ]}
    />
  );
}
