import { found, page, query, sql } from '@poros/kernel';
import {
  ListStockDocuments,
  StockDocumentPage,
  type StockDocumentRow,
} from '../shared/stock-document.ts';
import { documentColumns, documentTables } from './stock-document.sql.ts';
import { REASONS, DOCUMENT_KINDS } from '../shared/document-kinds.ts';

export const listStockDocuments = query({
  name: 'inventory.list_stock_documents',
  http: 'GET /stock/documents',
  permission: 'inventory.stock.read',
  summary: 'Receipts, issues, transfers, adjustments and counts.',
  input: ListStockDocuments,
  output: StockDocumentPage,

  run: (ctx, { kind, warehouseId, from, to, search, ...input }) =>
    page<StockDocumentRow>(ctx, input, {
      select: documentColumns,
      from: documentTables,
      where: [
        sql`d.tenant_id = ${ctx.tenantId}`,
        ctx.within({ branch: sql`d.branch_id` }),
        kind !== undefined && sql`d.kind = ${kind}`,
        warehouseId !== undefined &&
          sql`${warehouseId}::uuid in (d.warehouse_id, d.to_warehouse_id)`,
        from !== undefined && sql`d.posted_on >= ${from}`,
        to !== undefined && sql`d.posted_on <= ${to}`,
        found(search, sql`d.id`, sql`inventory.search_stock_document`),
      ],
      id: sql`d.id`,
      columns: {
        postedOn: { by: sql`d.posted_on`, type: 'date' },
        number: { by: sql`d.number`, type: 'text' },
        kind: { by: sql`d.kind`, type: 'word', words: DOCUMENT_KINDS },
        reason: { by: sql`d.reason`, type: 'word', words: REASONS },
        warehouseCode: { by: sql`w.code`, type: 'text' },
        reference: { by: sql`d.reference`, type: 'text' },
        value: { by: sql`d.value`, type: 'numeric', sum: true },
      },
      defaultSort: '-postedOn',
    }),
});
