import { refuse, sql, type Ctx, type InsertRow } from '@poros/kernel';
import { money, moneyText, negateMoney, quantity } from '@poros/kernel/shared';
import { documentTotals, type DocumentTotals } from '../shared/totals.ts';
import type { IssueInvoice, IssueInvoiceLine, IssuedInvoice } from '../shared/invoice.ts';
import type { AccountRef } from '../shared/posting.ts';
import type { TaxRule } from '../shared/tax.ts';
import { amountColumns } from './amount-columns.ts';
import { invoicePosting } from './invoice-posting.ts';
import { moveCredit } from './move-credit.ts';
import { accountOf, groundOf, groundStatement, type PostingGround } from './posting-ground.ts';
import { settleLines, writeJournal } from './write-journal.ts';

/**
 * Issues a sales invoice with its journal: the customer owes it from now on. Totals come from the
 * lines; what was on order turns into receivable. Refuses a closed month, an unknown tax code, and
 * a source that was invoiced before.
 */
export async function issueInvoice(ctx: Ctx, invoice: IssueInvoice): Promise<IssuedInvoice> {
  const refs = [
    'receivable',
    'sales_discount',
    'ppn_out',
    ...invoice.lines.map(revenueOf),
  ] as const;
  const [groundRows, [customer]] = await ctx.readAll<[unknown[], Customer[]]>(
    groundStatement(ctx, invoice.issuedOn, refs),
    customerStatement(ctx, invoice),
  );
  const ground = groundOf(groundRows, invoice.issuedOn);
  if (!customer) refuse('finance.customer_not_found');

  const id = invoice.id ?? ctx.newId();
  const dueOn = invoice.dueOn ?? customer.due_on;
  if (dueOn < invoice.issuedOn) refuse('finance.due_before_issue');
  const rules = invoice.lines.map((line) => ruleOf(customer, line));
  const totals = totalsOf(invoice, rules);
  const posting = invoicePosting({ ...invoice, id, customerName: customer.name }, totals);
  const lines = totals.gross > 0n ? settleLines(ground, posting) : [];

  // The customer's row before the numbers: the order of locks that everybody keeps.
  moveCredit(ctx, {
    customerId: invoice.customerId,
    currency: invoice.currency,
    receivable: totals.total,
    onOrder: negateMoney(invoice.onOrderRelief),
  });
  const [number, journalNumber] = await Promise.all([
    ctx.nextNumber('INV', invoice.issuedOn),
    lines.length > 0 ? ctx.nextNumber('JV', invoice.issuedOn) : undefined,
  ]);

  const journalId = journalNumber === undefined ? null : ctx.newId();
  if (journalId !== null && journalNumber !== undefined)
    await writeJournal(
      ctx,
      ground,
      { ...posting, id: journalId, description: `${number} ${customer.name}` },
      { number: journalNumber, lines },
    );
  ctx.insert('finance.invoice', {
    ...headRow(invoice, customer, totals),
    id,
    number,
    due_on: dueOn,
    journal_id: journalId,
  });
  ctx.insert(
    'finance.invoice_line',
    invoice.lines.map((line, index) =>
      lineRow(ctx, ground, {
        invoiceId: id,
        line,
        rule: at(rules, index),
        amounts: at(totals.lines, index),
        index,
      }),
    ),
  );

  const total = moneyText(totals.total);
  await sayIssued(ctx, invoice, { id, number, dueOn, total });
  return { id, number, total, dueOn, journalId };
}

function sayIssued(
  ctx: Ctx,
  { customerId, source, branchId, issuedOn, currency }: IssueInvoice,
  { id, ...issued }: { id: string; number: string; dueOn: string; total: string },
): Promise<void> {
  const said = { customerId, source, branchId, issuedOn, currency, ...issued };
  return ctx.emit('finance.invoice_issued', id, { invoiceId: id, ...said });
}

interface Customer {
  readonly name: string;
  readonly tax_id: string | null;
  readonly address: string;
  readonly due_on: string;
  readonly rules: readonly TaxRule[] | null;
}

/**
 * The customer as the invoice names him, when it falls due by his terms, and the taxes of the day.
 */
function customerStatement(ctx: Ctx, { customerId, issuedOn }: IssueInvoice) {
  return sql`select coalesce(nullif(c.legal_name, ''), c.name) as name, c.tax_id,
      concat_ws(', ', nullif(c.address, ''), nullif(c.city, '')) as address,
      ${issuedOn}::date + c.payment_terms_days as due_on,
      (select jsonb_agg(jsonb_build_object('code', r.code, 'rateBp', r.rate_bp,
          'baseNumerator', r.base_numerator, 'baseDenominator', r.base_denominator,
          'isIncluded', r.is_included))
        from finance.v_tax_rule r
        where r.tenant_id = c.tenant_id and r.valid_from <= ${issuedOn}
          and (r.valid_to is null or r.valid_to > ${issuedOn})) as rules
    from party.v_customer c where c.tenant_id = ${ctx.tenantId} and c.id = ${customerId}`;
}

const revenueOf = (line: IssueInvoiceLine): AccountRef => line.revenueKey ?? 'sales_revenue';

function ruleOf({ rules }: Customer, line: IssueInvoiceLine): TaxRule {
  return (
    rules?.find((rule) => rule.code === line.taxCode) ??
    refuse('finance.tax_code_unknown', { code: line.taxCode, item: line.description })
  );
}

function totalsOf(invoice: IssueInvoice, rules: readonly TaxRule[]): DocumentTotals {
  return documentTotals(
    invoice.lines.map((line, index) => ({
      quantity: quantity(line.quantity),
      unitPrice: money(line.unitPrice),
      discountPercent: line.discountPercent,
      tax: at(rules, index),
    })),
    invoice.currency,
  );
}

function headRow(invoice: IssueInvoice, customer: Customer, totals: DocumentTotals) {
  return {
    branch_id: invoice.branchId,
    customer_id: invoice.customerId,
    customer_name: customer.name,
    customer_tax_id: customer.tax_id,
    customer_address: customer.address,
    source_type: invoice.source.type,
    source_id: invoice.source.id,
    issued_on: invoice.issuedOn,
    currency: invoice.currency,
    reference: invoice.reference ?? '',
    ...amountColumns(totals),
    total: moneyText(totals.total),
    // Free goods owe nothing from the start.
    settled_on: totals.total === 0n ? invoice.issuedOn : null,
  };
}

interface LineOf {
  readonly invoiceId: string;
  readonly line: IssueInvoiceLine;
  readonly rule: TaxRule;
  readonly amounts: DocumentTotals['lines'][number];
  readonly index: number;
}

function lineRow(
  ctx: Ctx,
  ground: PostingGround,
  { invoiceId, line, rule, amounts, index }: LineOf,
): InsertRow<'finance.invoice_line'> {
  return {
    id: ctx.newId(),
    invoice_id: invoiceId,
    line_no: index + 1,
    item_id: line.itemId ?? null,
    description: line.description,
    quantity: line.quantity,
    unit_code: line.unitCode,
    unit_price: line.unitPrice,
    discount_percent: line.discountPercent,
    tax_code: rule.code,
    tax_rate_bp: rule.rateBp,
    tax_base_numerator: rule.baseNumerator,
    tax_base_denominator: rule.baseDenominator,
    is_tax_included: rule.isIncluded,
    ...amountColumns(amounts),
    revenue_account_id: accountOf(ground, revenueOf(line)).id,
    department_id: line.dimensions?.department ?? null,
    project_id: line.dimensions?.project ?? null,
    equipment_id: line.dimensions?.equipment ?? null,
  };
}

function at<T>(list: readonly T[], index: number): T {
  const found = list[index];
  if (found === undefined) throw new RangeError(`no line ${index}`);
  return found;
}
