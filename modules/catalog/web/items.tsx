import { toast, type Column } from '@poros/ui';
import { call, ListPage, t, useGo, useScan, type RowOf } from '@poros/web-kit';
import { findCategories } from './pickers.ts';

type Row = RowOf<'catalog.list_items'>;

export function ItemList() {
  useOpenScanned();
  return (
    <ListPage
      op="catalog.list_items"
      title={t('catalog.items')}
      defaultSort="name"
      searchHint={t('catalog.search_items')}
      to={(row: Row) => `/items/${row.id}`}
      create={{ word: t('catalog.new_item'), to: '/items/new', permission: 'catalog.item.create' }}
      views={[
        { id: 'all', word: t('kit.all'), input: { status: 'active' } },
        { id: 'sold', word: t('catalog.sold_items'), input: { isSold: true } },
        { id: 'stocked', word: t('catalog.stocked_items'), input: { isStocked: true } },
        { id: 'services', word: t('catalog.services'), input: { kind: 'service' } },
        { id: 'archived', word: t('catalog.archived'), input: { status: 'archived' } },
      ]}
      filters={[
        { id: 'categoryId', word: t('catalog.category'), kind: 'pick', search: findCategories },
        { id: 'isBought', word: t('catalog.is_bought'), kind: 'yes' },
      ]}
      columns={columns()}
    />
  );
}

/** A scanned barcode opens its item. */
function useOpenScanned(): void {
  const go = useGo();
  async function open(code: string) {
    const { found } = await call('catalog.find_by_barcode', { code });
    if (found) go(`/items/${found.itemId}`);
    else toast({ text: t('catalog.scan_unknown', { code }) });
  }
  useScan((code) => void open(code));
}

/** What the list shows of an item. */
const columns = (): Column<Row>[] => [
  { id: 'code', head: t('catalog.code'), kind: 'code', value: (row) => row.code, sort: 'code' },
  {
    id: 'name',
    head: t('catalog.name'),
    width: 'minmax(240px, 1fr)',
    value: (row) => row.name,
    sort: 'name',
    card: 'party',
  },
  { id: 'category', head: t('catalog.category'), width: '170px', value: (row) => row.categoryName },
  {
    id: 'unit',
    head: t('catalog.unit'),
    kind: 'muted',
    width: '84px',
    value: (row) => row.baseUnitCode,
  },
  {
    id: 'kind',
    head: t('catalog.kind'),
    kind: 'muted',
    width: '92px',
    value: (row) => t(`catalog.kind.${row.kind}`),
  },
  {
    id: 'taxCode',
    head: t('catalog.tax_code'),
    kind: 'muted',
    width: '92px',
    value: (row) => row.taxCode,
  },
  {
    id: 'standardCost',
    head: t('catalog.standard_cost'),
    kind: 'money',
    value: (row) => row.standardCost,
    sort: 'standardCost',
  },
  {
    id: 'basePrice',
    head: t('catalog.base_price'),
    kind: 'money',
    sort: 'basePrice',
    card: 'amount',
    value: (row) => (row.isSold ? row.basePrice : null),
  },
];
