import { refuse, sql, type Ctx, type QueryCtx, type Sql } from '@poros/kernel';
import {
  addMoney,
  money,
  moneyText,
  negateMoney,
  subtractMoney,
  sumMoney,
  type Money,
} from '@poros/kernel/shared';
import type { PostingLine } from '../shared/posting.ts';
import type { AllocationInput } from '../shared/receipt.ts';

/** An invoice held until the end of the transaction. */
export interface HeldInvoice {
  readonly id: string;
  readonly number: string;
  readonly branch_id: string;
  readonly customer_id: string;
  readonly issued_on: string;
  readonly currency: string;
  readonly total: string;
  readonly paid: string;
  readonly credited: string;
  readonly source_type: string;
  readonly source_id: string;
}

/** Money on its way to an invoice, or back from it when the amount is negative. */
export interface Settlement {
  readonly id: string;
  readonly invoice: HeldInvoice;
  readonly amount: Money;
  readonly reversalOf: string | null;
}

/** Where the money stands: a receipt or a credit note. */
export interface Origin {
  readonly kind: 'receipt' | 'credit_note';
  readonly id: string;
}

export interface SettlementTerms {
  readonly customerId: string;
  readonly currency: string;
  readonly on: string;
}

const heldColumns = sql`i.id, i.number, i.branch_id, i.customer_id, i.issued_on, i.currency,
  i.total, i.paid, i.credited, i.source_type, i.source_id`;

/** Holds invoices in the order of their ids, so that two payments never wait in a circle. */
export function holdInvoices(ctx: Ctx, ids: readonly string[]): Sql {
  return sql`select ${heldColumns} from finance.invoice i
    where i.tenant_id = ${ctx.tenantId} and i.id = any(${[...ids]}::uuid[])
    order by i.id for no key update`;
}

/** What the allocations will settle; refuses what is not the customer's, not open, or too much. */
export function planSettlements(
  ctx: Ctx,
  invoices: readonly HeldInvoice[],
  allocations: readonly AllocationInput[],
  terms: SettlementTerms,
): Settlement[] {
  if (new Set(allocations.map((one) => one.invoiceId)).size < allocations.length)
    refuse('finance.allocation_twice');
  return allocations.map(({ invoiceId, amount }) => {
    const invoice =
      invoices.find((one) => one.id === invoiceId) ?? refuse('finance.invoice_not_found');
    const { number } = invoice;
    if (invoice.customer_id !== terms.customerId)
      refuse('finance.invoice_of_other_customer', { number });
    if (invoice.currency !== terms.currency)
      refuse('finance.currency_differs', { number, currency: invoice.currency });
    if (invoice.issued_on > terms.on)
      refuse('finance.allocation_too_early', { number, issuedOn: invoice.issued_on });
    const open = openOf(invoice);
    if (money(amount) > open)
      refuse('finance.invoice_oversettled', { number, open: moneyText(open) });
    return { id: ctx.newId(), invoice, amount: money(amount), reversalOf: null };
  });
}

export const openOf = ({ total, paid, credited }: HeldInvoice): Money =>
  subtractMoney(subtractMoney(money(total), money(paid)), money(credited));

/** The receivable falls at the branch that issued the invoice, wherever the money came in. */
export function receivableLines(
  settlements: readonly Settlement[],
  customerId: string,
): PostingLine[] {
  const byBranch = Map.groupBy(settlements, (one) => one.invoice.branch_id);
  return [...byBranch].map(([branch, own]) => ({
    account: 'receivable',
    credit: settledAmount(own),
    partyId: customerId,
    dimensions: { branch },
  }));
}

export const settledAmount = (settlements: readonly Settlement[]): Money =>
  sumMoney(settlements.map((one) => one.amount));

/**
 * Writes the allocations, moves the invoices, and says which of them are paid now or open again.
 * An invoice that was credited as a whole was not paid.
 */
export async function settle(
  ctx: Ctx,
  origin: Origin,
  settlements: readonly Settlement[],
  { on, journalId }: { on: string; journalId: string },
): Promise<void> {
  if (settlements.length === 0) return;
  const isReceipt = origin.kind === 'receipt';
  ctx.insert(
    'finance.allocation',
    settlements.map((one) => ({
      id: one.id,
      receipt_id: isReceipt ? origin.id : null,
      credit_note_id: isReceipt ? null : origin.id,
      invoice_id: one.invoice.id,
      amount: moneyText(one.amount),
      allocated_on: on,
      journal_id: journalId,
      reversal_of: one.reversalOf,
    })),
  );
  moveInvoices(ctx, settlements, isReceipt, on);

  for (const { invoice, amount } of settlements) {
    const said = {
      invoiceId: invoice.id,
      number: invoice.number,
      customerId: invoice.customer_id,
      source: { type: invoice.source_type, id: invoice.source_id },
    };
    const open = openOf(invoice);
    const isPaid = amount === open && (isReceipt || money(invoice.paid) > 0n);
    if (isPaid) await ctx.emit('finance.invoice_paid', invoice.id, { ...said, paidOn: on });
    if (open === 0n && amount < 0n)
      await ctx.emit('finance.invoice_reopened', invoice.id, { ...said, reopenedOn: on });
  }
}

function moveInvoices(
  ctx: Ctx,
  settlements: readonly Settlement[],
  isReceipt: boolean,
  on: string,
): void {
  const moves = settlements.map(({ invoice, amount }) => ({
    id: invoice.id,
    paid: isReceipt ? moneyText(amount) : '0',
    credited: isReceipt ? '0' : moneyText(amount),
  }));
  ctx.write(sql`update finance.invoice i
    set paid = i.paid + m.paid, credited = i.credited + m.credited, version = i.version + 1,
      settled_on = case
        when i.paid + m.paid + i.credited + m.credited = i.total then ${on}::date end,
      updated_at = ${ctx.now.toISOString()}, updated_by = ${ctx.actor.userId}
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
      as m(id uuid, paid numeric, credited numeric)
    where i.tenant_id = ${ctx.tenantId} and i.id = m.id`);
  const side = isReceipt ? 'paid' : 'credited';
  for (const { invoice, amount } of settlements)
    ctx.changed(
      'finance.invoice',
      invoice.id,
      { [side]: invoice[side] },
      { [side]: moneyText(addMoney(money(invoice[side]), amount)) },
    );
}

export interface StandingAllocation extends HeldInvoice {
  readonly allocation_id: string;
  readonly amount: string;
}

const originColumn = ({ kind }: Origin): Sql =>
  kind === 'receipt' ? sql`a.receipt_id` : sql`a.credit_note_id`;

/** Every allocation of an origin, those that were taken back too. */
export const allocationsOf = (ctx: QueryCtx, origin: Origin): Sql => sql`
  select a.id, a.invoice_id as "invoiceId", i.number, a.allocated_on as "on", a.amount,
    a.journal_id as "journalId", exists (select from finance.allocation b
      where b.tenant_id = a.tenant_id and b.reversal_of = a.id) as "isReversed"
  from finance.allocation a
  join finance.invoice i on i.tenant_id = a.tenant_id and i.id = a.invoice_id
  where a.tenant_id = ${ctx.tenantId} and ${originColumn(origin)} = ${origin.id} order by a.id`;

/** The allocations of an origin that were not taken back, with their invoices held. */
export function holdStanding(ctx: Ctx, origin: Origin, allocationId?: string): Sql {
  return sql`select ${heldColumns}, a.id as allocation_id, a.amount
    from finance.allocation a
    join finance.invoice i on i.tenant_id = a.tenant_id and i.id = a.invoice_id
    where a.tenant_id = ${ctx.tenantId} and ${originColumn(origin)} = ${origin.id}
      and a.reversal_of is null
      and (${allocationId ?? null}::uuid is null or a.id = ${allocationId ?? null}::uuid)
      and not exists (select from finance.allocation r
        where r.tenant_id = a.tenant_id and r.reversal_of = a.id)
    order by i.id for no key update of i`;
}

/** The same money on its way back. */
export const takenBack = (ctx: Ctx, standing: readonly StandingAllocation[]): Settlement[] =>
  standing.map(({ allocation_id: reversalOf, amount, ...invoice }) => ({
    id: ctx.newId(),
    invoice,
    amount: negateMoney(money(amount)),
    reversalOf,
  }));
