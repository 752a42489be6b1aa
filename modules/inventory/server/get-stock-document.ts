import { query, refuse, sql } from '@poros/kernel';
import {
  GetStockDocument,
  StockDocument,
  type StockDocumentRow,
} from '../shared/stock-document.ts';
import { documentColumns, documentTables } from './stock-document.sql.ts';

type Line = StockDocument['lines'][number];

export const getStockDocument = query({
  name: 'inventory.get_stock_document',
  http: 'GET /stock/documents/:documentId',
  permission: 'inventory.stock.read',
  summary: 'One receipt, issue, transfer, adjustment or count with its lines.',
  input: GetStockDocument,
  output: StockDocument,
  refuses: ['inventory.document_not_found'],

  async run(ctx, { documentId }) {
    const [[document], lines] = await ctx.readAll<[StockDocumentRow[], Line[]]>(
      sql`select ${documentColumns} from ${documentTables}
        where d.tenant_id = ${ctx.tenantId} and d.id = ${documentId}
          and ${ctx.within({ branch: sql`d.branch_id` })}`,
      sql`select l.id, l.line_no as "lineNo", l.item_id as "itemId", i.code as "itemCode",
          i.name as "itemName", i.base_unit_code as "unitCode", l.quantity,
          l.unit_cost as "unitCost", l.value, l.expected, l.counted, l.note
        from inventory.stock_document_line l
        join catalog.v_item i on i.tenant_id = l.tenant_id and i.id = l.item_id
        where l.tenant_id = ${ctx.tenantId} and l.document_id = ${documentId}
        order by l.line_no`,
    );
    if (!document) refuse('inventory.document_not_found');
    return { ...document, lines };
  },
});
