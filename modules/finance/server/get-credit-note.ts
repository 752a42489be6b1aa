import { query, refuse, sql } from '@poros/kernel';
import { CreditNote, GetCreditNote } from '../shared/invoice.ts';
import { allocationsOf } from './settlement.ts';

type Parts = Pick<CreditNote, 'lines' | 'allocations'>;

export const getCreditNote = query({
  name: 'finance.get_credit_note',
  http: 'GET /finance/credit-notes/:creditNoteId',
  permission: 'finance.invoice.read',
  summary: 'A credit note with its lines and the invoices it was set against.',
  input: GetCreditNote,
  output: CreditNote,
  refuses: ['finance.credit_note_not_found'],

  async run(ctx, { creditNoteId }) {
    const [[head], lines, allocations] = await ctx.readAll<
      [Omit<CreditNote, keyof Parts>[], Parts['lines'], Parts['allocations']]
    >(
      sql`select n.id, n.number, n.branch_id as "branchId", n.customer_id as "customerId",
          i.customer_name as "customerName", n.invoice_id as "invoiceId",
          i.number as "invoiceNumber", n.issued_on as "issuedOn", n.reason, n.currency, n.gross,
          n.discount, n.net, n.tax_base as "taxBase", n.tax, n.total, n.unapplied,
          n.journal_id as "journalId", j.number as "journalNumber", n.version
        from finance.credit_note n
        join finance.invoice i on i.tenant_id = n.tenant_id and i.id = n.invoice_id
        join finance.journal j on j.tenant_id = n.tenant_id and j.id = n.journal_id
        where n.tenant_id = ${ctx.tenantId} and n.id = ${creditNoteId}`,
      sql`select c.id, c.line_no as "lineNo", l.description, c.quantity,
          l.unit_code as "unitCode", l.unit_price as "unitPrice", c.net, c.tax
        from finance.credit_note_line c
        join finance.invoice_line l on l.tenant_id = c.tenant_id and l.id = c.invoice_line_id
        where c.tenant_id = ${ctx.tenantId} and c.credit_note_id = ${creditNoteId}
        order by c.line_no`,
      allocationsOf(ctx, { kind: 'credit_note', id: creditNoteId }),
    );
    if (!head) refuse('finance.credit_note_not_found');
    ctx.ensureReach({ branchId: head.branchId }, 'finance.credit_note_not_found');
    return { ...head, lines, allocations };
  },
});
