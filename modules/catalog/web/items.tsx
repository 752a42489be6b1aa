import { toast, type Column } from '@poros/ui';
import { call, ListPage, t, useGo, useScan, type BulkEdit, type RowOf } from '@poros/web-kit';
import { ITEM_KINDS } from '../shared/item-kind.ts';
import { findCategories } from './pickers.ts';

type Row = RowOf<'catalog.list_items'>;

export function ItemList() {
  useOpenScanned();
  return (
    <ListPage
      op="catalog.list_items"
      record="catalog.item"
      importKind="catalog.item"
      title={t('catalog.items')}
      empty={{ title: t('catalog.no_items'), hint: t('catalog.no_items_hint') }}
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
      edits={edits()}
      bulk={[
        {
          word: t('catalog.archive'),
          permission: 'catalog.item.archive',
          act: ({ id, version }: Row) => ({
            command: 'catalog.archive_item',
            input: { itemId: id, version },
          }),
        },
      ]}
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

/** One field of an item. */
const change =
  (field: string) =>
  ({ id, version }: Row, value: unknown) => ({
    command: 'catalog.change_item',
    input: { itemId: id, version, [field]: value === '' ? null : value },
  });

const edits = (): BulkEdit<Row>[] => {
  const permission = 'catalog.item.change';
  const yesNo = [
    { value: 'true', word: t('ui.yes') },
    { value: 'false', word: t('ui.no') },
  ];
  const flag = (id: 'isSold' | 'isBought', word: string): BulkEdit<Row> => ({
    id,
    word,
    permission,
    kind: 'choice',
    choices: yesNo,
    act: (row, value) => change(id)(row, value === 'true'),
    now: (row) => String(row[id]),
  });
  return [
    {
      id: 'categoryId',
      word: t('catalog.category'),
      permission,
      kind: 'pick',
      search: findCategories,
      act: change('categoryId'),
      now: (row) => row.categoryId ?? '',
    },
    flag('isSold', t('catalog.is_sold')),
    flag('isBought', t('catalog.is_bought')),
  ];
};

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
  {
    id: 'category',
    head: t('catalog.category'),
    width: '170px',
    value: (row) => row.categoryName,
    sort: 'categoryName',
  },
  {
    id: 'unit',
    head: t('catalog.unit'),
    kind: 'muted',
    width: '84px',
    value: (row) => row.baseUnitCode,
    sort: 'unit',
  },
  {
    id: 'kind',
    head: t('catalog.kind'),
    kind: 'muted',
    width: '92px',
    value: (row) => t(`catalog.kind.${row.kind}`),
    sort: 'kind',
    choices: ITEM_KINDS.map((value) => ({ value, word: t(`catalog.kind.${value}`) })),
  },
  {
    id: 'taxCode',
    head: t('catalog.tax_code'),
    kind: 'muted',
    width: '92px',
    value: (row) => row.taxCode,
    sort: 'taxCode',
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
