import { ListPage, t, type RowOf } from '@poros/web-kit';
import { REASONS, DOCUMENT_KINDS } from '../shared/document-kinds.ts';
import { kindLook } from './looks.ts';
import { findWarehouses } from './pickers.ts';

type Row = RowOf<'inventory.list_stock_documents'>;

export function DocumentList() {
  return (
    <ListPage
      op="inventory.list_stock_documents"
      record="inventory.document"
      title={t('inventory.documents')}
      defaultSort="-postedOn"
      searchHint={t('inventory.document_search_hint')}
      to={(row: Row) => `/stock/documents/${row.id}`}
      create={{
        word: t('inventory.new_document'),
        to: '/stock/documents/new',
        permission: 'inventory.stock.count',
      }}
      empty={{ title: t('inventory.no_documents'), hint: t('inventory.no_documents_hint') }}
      views={[
        { id: 'all', word: t('kit.all'), input: {} },
        ...DOCUMENT_KINDS.map((kind) => ({ id: kind, word: kindLook(kind).word, input: { kind } })),
      ]}
      filters={[
        { id: 'warehouseId', word: t('inventory.warehouse'), kind: 'pick', search: findWarehouses },
        { id: 'from', word: t('inventory.from'), kind: 'date' },
        { id: 'to', word: t('inventory.to'), kind: 'date' },
      ]}
      columns={[
        {
          id: 'number',
          head: t('inventory.number'),
          kind: 'code',
          value: (row: Row) => row.number,
          sort: 'number',
        },
        {
          id: 'kind',
          sort: 'kind',
          choices: DOCUMENT_KINDS.map((value) => ({ value, word: kindLook(value).word })),
          head: t('inventory.kind'),
          kind: 'status',
          value: (row) => row.kind,
          status: (row) => kindLook(row.kind),
          width: '148px',
        },
        {
          id: 'postedOn',
          head: t('inventory.date'),
          kind: 'date',
          value: (row) => row.postedOn,
          sort: 'postedOn',
        },
        {
          id: 'warehouse',
          head: t('inventory.warehouse'),
          width: 'minmax(200px, 1fr)',
          value: placesOf,
          card: 'party',
        },
        {
          id: 'reason',
          sort: 'reason',
          choices: REASONS.map((value) => ({ value, word: t(`inventory.reason.${value}`) })),
          head: t('inventory.reason'),
          width: '140px',
          value: (row) => t(`inventory.reason.${row.reason}`),
        },
        {
          id: 'reference',
          head: t('inventory.reference'),
          kind: 'muted',
          value: (row) => row.reference,
        },
        { id: 'lines', head: t('inventory.lines'), kind: 'count', value: (row) => row.lineCount },
        {
          id: 'value',
          head: t('inventory.value'),
          kind: 'money',
          value: (row) => row.value,
          sort: 'value',
        },
      ]}
    />
  );
}

const placesOf = ({ warehouseCode, warehouseName, toWarehouseCode }: Row): string =>
  toWarehouseCode ? `${warehouseCode} → ${toWarehouseCode}` : `${warehouseCode} ${warehouseName}`;
