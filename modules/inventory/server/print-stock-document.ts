import {
  askWithin,
  closing,
  linesTable,
  named,
  paper,
  refuse,
  remark,
  sheet,
  signatures,
  sql,
  type Desk,
  type PaperColumn,
} from '@poros/kernel';
import type { StockDocument } from '../shared/stock-document.ts';
import { getStockDocument } from './get-stock-document.ts';

export interface StockPaper {
  readonly document: StockDocument;
  readonly branchId: string;
  readonly currency: string;
}
type Line = StockDocument['lines'][number];

/** Goods that came, left, moved or were counted: who did it signs for it. */
export const printStockDocument = paper<StockPaper>({
  name: 'inventory.document',
  entity: 'inventory.document',
  word: 'inventory.paper.document',
  permission: 'inventory.stock.read',

  async read(ctx, { recordId }) {
    const document = await askWithin(ctx, getStockDocument, { documentId: recordId });
    const place = await ctx.first<{ branchId: string; currency: string }>(sql`
      select d.branch_id as "branchId", c.currency from inventory.stock_document d
      join tenancy.v_branch b on b.tenant_id = d.tenant_id and b.id = d.branch_id
      join tenancy.v_company c on c.tenant_id = b.tenant_id and c.id = b.company_id
      where d.tenant_id = ${ctx.tenantId} and d.id = ${recordId}`);
    return { document, ...(place ?? refuse('inventory.document_not_found')) };
  },

  facts: ({ document, branchId, currency }) => ({
    number: document.number,
    on: document.postedOn,
    party: '',
    total: document.value,
    currency,
    stage: 'final',
    state: 'inventory.paper.posted',
    language: 'id',
    branchId,
    sealed: [
      document.kind,
      document.reason,
      document.warehouseCode,
      document.toWarehouseCode,
      document.lines.map((one) => [one.itemCode, one.quantity, one.unitCode, one.value]),
    ],
  }),

  draw({ document, currency }, desk) {
    const { word, figures } = desk;
    const to = document.toWarehouseCode;
    return sheet(desk, {
      title: word(`inventory.paper.${document.kind}`),
      number: document.number,
      facts: [
        [word('inventory.paper.posted_on'), figures.date(document.postedOn)],
        [
          word(to ? 'inventory.paper.from_warehouse' : 'inventory.paper.warehouse'),
          `${document.warehouseCode} · ${document.warehouseName}`,
        ],
        [word('inventory.paper.to_warehouse'), to && `${to} · ${document.toWarehouseName ?? ''}`],
        [word('inventory.paper.reason'), word(`inventory.reason.${document.reason}`)],
        [word('inventory.paper.reference'), document.reference],
      ],
      body: linesTable(columnsOf(document, desk, currency), document.lines, {
        end: closing(
          remark(word('inventory.paper.note'), document.note),
          [
            {
              label: word('inventory.paper.value'),
              value: figures.money(document.value, currency),
              isGrand: true,
            },
          ],
          signatures(desk, [
            { head: word('inventory.paper.prepared_by') },
            { head: word('inventory.paper.handed_by') },
            { head: word('inventory.paper.received_by') },
          ]),
        ),
      }),
    });
  },
});

function columnsOf(
  { kind, lines }: StockDocument,
  { figures, word }: Desk,
  currency: string,
): PaperColumn<Line>[] {
  const value = figures.column(
    lines.map((line) => line.value),
    currency,
  );
  const quantity = (one: string | null) => (one === null ? '' : figures.quantity(one));
  const counted: PaperColumn<Line>[] = [
    {
      head: word('inventory.paper.expected'),
      kind: 'figure',
      width: '20mm',
      cell: (line) => quantity(line.expected),
    },
    {
      head: word('inventory.paper.counted'),
      kind: 'figure',
      width: '20mm',
      cell: (line) => quantity(line.counted),
    },
  ];
  return [
    { head: word('inventory.paper.no'), kind: 'no', cell: (line) => line.lineNo },
    {
      head: word('inventory.paper.item'),
      kind: 'wide',
      cell: (line) => [
        named(line.itemCode, line.itemName),
        line.note && { markup: '<br>' },
        line.note,
      ],
    },
    ...(kind === 'count' ? counted : []),
    {
      head: word(kind === 'count' ? 'inventory.paper.difference' : 'inventory.paper.quantity'),
      kind: 'figure',
      width: '20mm',
      cell: (line) => quantity(line.quantity),
    },
    {
      head: word('inventory.paper.unit'),
      kind: 'text',
      width: '16mm',
      cell: (line) => line.unitCode,
    },
    {
      head: word('inventory.paper.unit_cost'),
      kind: 'figure',
      width: '26mm',
      cell: (line) => figures.amount(line.unitCost, currency),
    },
    {
      head: word('inventory.paper.value'),
      kind: 'figure',
      width: '30mm',
      cell: (line) => value(line.value),
    },
  ];
}
