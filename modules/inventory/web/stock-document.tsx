import { LineGrid, TotalsBar, useLines, type LineColumn } from '@poros/ui';
import {
  DocumentPage,
  Loaded,
  can,
  format,
  t,
  useGo,
  useParam,
  usePrint,
  useQueryOf,
  useSession,
  type OutputOf,
} from '@poros/web-kit';
import { PAPERS } from './draft-document.ts';
import { kindLook } from './looks.ts';

type StockDocument = OutputOf<'inventory.get_stock_document'>;
type Line = StockDocument['lines'][number] & { readonly key: string };

/** A posted document as it stands for ever; another one corrects it. */
export function StockDocumentView() {
  const query = useQueryOf('inventory.get_stock_document', { documentId: useParam('documentId') });
  return <Loaded query={query}>{(document) => <Paper document={document} />}</Loaded>;
}

function Paper({ document }: { document: StockDocument }) {
  const go = useGo();
  const print = usePrint('inventory.document');
  const { currency } = useSession().tenant;
  const { kind, warehouseCode, warehouseName, toWarehouseCode, toWarehouseName } = document;
  return (
    <DocumentPage
      back={{ to: '/stock/documents', word: t('inventory.documents') }}
      number={document.number}
      party={kindLook(kind).word}
      secondary={[print.action(document.id)]}
      more={
        can(PAPERS[kind].permission)
          ? [
              {
                word: t('kit.duplicate'),
                run: () => go(`/stock/documents/new?kind=${kind}&copy=${document.id}`),
              },
            ]
          : []
      }
      fields={[
        { word: t('inventory.date'), value: format.date(document.postedOn) },
        { word: t('inventory.warehouse'), value: `${warehouseCode} ${warehouseName}` },
        toWarehouseCode !== null && {
          word: t('inventory.to_warehouse'),
          value: `${toWarehouseCode} ${toWarehouseName}`,
        },
        { word: t('inventory.reason'), value: t(`inventory.reason.${document.reason}`) },
        { word: t('inventory.reference'), value: document.reference || '–' },
        { word: t('inventory.note'), value: document.note || '–' },
      ]}
      record={{ entity: 'inventory.document', id: document.id }}
      totals={
        <TotalsBar
          totals={[{ word: t('inventory.lines'), value: format.count(document.lineCount) }]}
          grand={{
            word: t('inventory.value_in', { currency: format.currencySymbol(currency) }),
            value: format.amount(document.value),
          }}
        />
      }
    >
      <PaperLines document={document} />
    </DocumentPage>
  );
}

function PaperLines({ document }: { document: StockDocument }) {
  const store = useLines<Line>({
    lines: document.lines.map((line) => ({ ...line, key: line.id })),
    blank: neverBlank,
    isBlank: () => false,
  });
  const counted: LineColumn<Line>[] =
    document.kind !== 'count'
      ? []
      : [
          {
            id: 'expected',
            head: t('inventory.expected'),
            kind: 'quantity',
            value: (line) => line.expected ?? '',
          },
          {
            id: 'counted',
            head: t('inventory.counted'),
            kind: 'quantity',
            value: (line) => line.counted ?? '',
          },
        ];
  return (
    <LineGrid
      store={store}
      label={t('inventory.lines')}
      isReadOnly
      columns={[
        {
          id: 'item',
          head: t('inventory.item'),
          kind: 'item',
          value: (line) => line.itemName,
          code: (line) => line.itemCode,
        },
        ...counted,
        {
          id: 'quantity',
          kind: 'quantity',
          value: (line) => line.quantity,
          head: document.kind === 'count' ? t('inventory.difference') : t('inventory.quantity'),
        },
        {
          id: 'unit',
          head: t('inventory.unit'),
          kind: 'text',
          width: '72px',
          value: (line) => line.unitCode,
        },
        {
          id: 'unitCost',
          head: t('inventory.unit_cost'),
          kind: 'money',
          value: (line) => line.unitCost,
        },
        {
          id: 'value',
          head: t('inventory.value'),
          kind: 'money',
          value: (line) => line.value,
          isStrong: true,
        },
        {
          id: 'note',
          head: t('inventory.note'),
          kind: 'text',
          width: '160px',
          value: (line) => line.note,
        },
      ]}
    />
  );
}

function neverBlank(): Line {
  throw new Error('a posted document gets no new lines');
}
