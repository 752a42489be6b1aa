import { command } from '@poros/kernel';
import { NO_MONEY } from '@poros/kernel/shared';
import { CreateInvoice, InvoiceIssued } from '../shared/invoice.ts';
import { ensureKnown } from './ensure-known.ts';
import { issueInvoice } from './issue-invoice.ts';

export const createInvoice = command({
  name: 'finance.create_invoice',
  http: 'POST /finance/invoices',
  permission: 'finance.invoice.create',
  summary: 'Invoice a customer by hand, for what no order or delivery stands behind.',
  input: CreateInvoice,
  output: InvoiceIssued,
  refuses: [
    'finance.customer_not_found',
    'finance.tax_code_unknown',
    'finance.due_before_issue',
    'finance.period_closed',
    'finance.dimension_missing',
    'finance.dimension_forbidden',
    'finance.reference_unknown',
  ],

  async run(ctx, input) {
    const id = input.id ?? ctx.newId();
    ensureKnown(ctx, input.lines);
    return issueInvoice(ctx, {
      id,
      customerId: input.customerId,
      branchId: ctx.branchId,
      source: { type: 'finance.manual_invoice', id },
      issuedOn: input.issuedOn ?? ctx.today,
      currency: input.currency ?? ctx.actor.currency,
      reference: input.reference ?? '',
      ...(input.dueOn !== undefined && { dueOn: input.dueOn }),
      lines: input.lines.map(({ departmentId, projectId, equipmentId, ...line }) => ({
        ...line,
        discountPercent: line.discountPercent ?? '0',
        dimensions: {
          department: departmentId ?? null,
          project: projectId ?? null,
          equipment: equipmentId ?? null,
        },
      })),
      onOrderRelief: NO_MONEY,
    });
  },
});
