import { found, page, query, sql } from '@poros/kernel';
import { INVOICE_STATUSES, InvoicePage, ListInvoices, type InvoiceRow } from '../shared/invoice.ts';
import { invoiceColumns } from './invoice.sql.ts';

export const listInvoices = query({
  name: 'finance.list_invoices',
  http: 'GET /finance/invoices',
  permission: 'finance.invoice.read',
  summary: 'Sales invoices within reach, newest first.',
  input: ListInvoices,
  output: InvoicePage,

  run: (ctx, input) =>
    page<InvoiceRow>(ctx, input, {
      select: invoiceColumns(ctx),
      from: sql`finance.invoice i`,
      where: [
        sql`i.tenant_id = ${ctx.tenantId}`,
        ctx.within({ branch: sql`i.branch_id`, owner: sql`i.created_by` }),
        input.status !== undefined && sql`i.status = ${input.status}`,
        input.customerId !== undefined && sql`i.customer_id = ${input.customerId}`,
        input.branchId !== undefined && sql`i.branch_id = ${input.branchId}`,
        input.isOpen !== undefined && sql`(i.settled_on is null) = ${input.isOpen}`,
        input.isOverdue !== undefined &&
          sql`(i.settled_on is null and i.due_on < ${ctx.today}) = ${input.isOverdue}`,
        input.from !== undefined && sql`i.issued_on >= ${input.from}`,
        input.to !== undefined && sql`i.issued_on <= ${input.to}`,
        found(input.search, sql`i.id`, sql`finance.search_invoice`),
      ],
      id: sql`i.id`,
      columns: {
        issuedOn: { by: sql`i.issued_on`, type: 'date' },
        dueOn: { by: sql`i.due_on`, type: 'date' },
        number: { by: sql`i.number`, type: 'text' },
        customer: { by: sql`i.customer_name`, type: 'text' },
        reference: { by: sql`i.reference`, type: 'text' },
        status: { by: sql`i.status`, type: 'word', words: INVOICE_STATUSES },
        currency: { by: sql`i.currency`, type: 'text' },
        net: { by: sql`i.net`, type: 'numeric', sum: sql`i.currency` },
        total: { by: sql`i.total`, type: 'numeric', sum: sql`i.currency` },
        openAmount: { by: sql`i.open_amount`, type: 'numeric', sum: sql`i.currency` },
      },
      defaultSort: '-issuedOn',
    }),
});
