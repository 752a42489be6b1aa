import { query, refuse, sql, type QueryCtx } from '@poros/kernel';
import { GetInvoice, Invoice } from '../shared/invoice.ts';
import { invoiceColumns } from './invoice.sql.ts';

type Parts = Pick<Invoice, 'lines' | 'settlements' | 'creditNotes'>;
type Head = Omit<Invoice, keyof Parts>;

export const getInvoice = query({
  name: 'finance.get_invoice',
  http: 'GET /finance/invoices/:invoiceId',
  permission: 'finance.invoice.read',
  summary: 'An invoice with its lines, what settled it and its credit notes.',
  input: GetInvoice,
  output: Invoice,
  refuses: ['finance.invoice_not_found'],

  async run(ctx, { invoiceId }) {
    const [[head], lines, settlements, creditNotes] = await ctx.readAll<
      [Head[], Parts['lines'], Parts['settlements'], Parts['creditNotes']]
    >(
      headStatement(ctx, invoiceId),
      linesStatement(ctx, invoiceId),
      settlementsStatement(ctx, invoiceId),
      creditNotesStatement(ctx, invoiceId),
    );
    if (!head) refuse('finance.invoice_not_found');
    ctx.ensureReach({ branchId: head.branchId }, 'finance.invoice_not_found');
    return { ...head, lines, settlements, creditNotes };
  },
});

const headStatement = (ctx: QueryCtx, invoiceId: string) => sql`
  select ${invoiceColumns(ctx)}, i.gross, i.discount, i.net, i.tax_base as "taxBase", i.tax,
    i.customer_tax_id as "customerTaxId", i.customer_address as "customerAddress",
    jsonb_build_object('type', i.source_type, 'id', i.source_id) as source, i.paid, i.credited,
    i.credit_noted as "creditNoted", i.journal_id as "journalId", j.number as "journalNumber",
    i.version
  from finance.invoice i
  left join finance.journal j on j.tenant_id = i.tenant_id and j.id = i.journal_id
  where i.tenant_id = ${ctx.tenantId} and i.id = ${invoiceId}`;

const linesStatement = (ctx: QueryCtx, invoiceId: string) => sql`
  select l.id, l.line_no as "lineNo", l.item_id as "itemId", l.description, l.quantity,
    l.unit_code as "unitCode", l.unit_price as "unitPrice",
    l.discount_percent as "discountPercent", l.tax_code as "taxCode",
    l.is_tax_included as "isTaxIncluded", l.gross, l.discount, l.net, l.tax_base as "taxBase",
    l.tax, coalesce((select sum(c.quantity) from finance.credit_note_line c
      where c.tenant_id = l.tenant_id and c.invoice_line_id = l.id), 0) as "quantityCredited"
  from finance.invoice_line l
  where l.tenant_id = ${ctx.tenantId} and l.invoice_id = ${invoiceId} order by l.line_no`;

const settlementsStatement = (ctx: QueryCtx, invoiceId: string) => sql`
  select a.id, case when a.receipt_id is null then 'credit_note' else 'receipt' end as kind,
    coalesce(a.receipt_id, a.credit_note_id) as "documentId",
    coalesce(r.number, n.number) as number, a.allocated_on as "on", a.amount,
    a.journal_id as "journalId",
    exists (select from finance.allocation b
      where b.tenant_id = a.tenant_id and b.reversal_of = a.id) as "isReversed"
  from finance.allocation a
  left join finance.receipt r on r.tenant_id = a.tenant_id and r.id = a.receipt_id
  left join finance.credit_note n on n.tenant_id = a.tenant_id and n.id = a.credit_note_id
  where a.tenant_id = ${ctx.tenantId} and a.invoice_id = ${invoiceId} order by a.id`;

const creditNotesStatement = (ctx: QueryCtx, invoiceId: string) => sql`
  select n.id, n.number, n.issued_on as "issuedOn", n.reason, n.total, n.unapplied,
    n.journal_id as "journalId", n.version
  from finance.credit_note n
  where n.tenant_id = ${ctx.tenantId} and n.invoice_id = ${invoiceId} order by n.id`;
