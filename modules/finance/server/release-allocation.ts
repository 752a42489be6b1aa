import { command, refuse, sql, type Ctx, type RowOf } from '@poros/kernel';
import { money, moneyText, subtractMoney } from '@poros/kernel/shared';
import { Allocated, ReleaseAllocation } from '../shared/receipt.ts';
import { applyUnapplied } from './apply-unapplied.ts';
import { groundOf, groundStatement } from './posting-ground.ts';
import { holdCreditNote, holdReceipt, type CreditNoteRow, type ReceiptRow } from './receipt.sql.ts';
import { holdStanding, takenBack, type Origin, type StandingAllocation } from './settlement.ts';

export const releaseAllocation = command({
  name: 'finance.release_allocation',
  http: 'POST /finance/allocations/:allocationId/release',
  permission: 'finance.receipt.allocate',
  summary: 'Take money back from an invoice; it stays with the customer as unapplied.',
  input: ReleaseAllocation,
  output: Allocated,
  refuses: ['finance.allocation_not_found', 'finance.allocation_reversed', 'finance.period_closed'],

  async run(ctx, { allocationId }) {
    const on = ctx.today;
    const origin = await originOf(ctx, allocationId);
    const isReceipt = origin.kind === 'receipt';
    const [groundRows, [document], standing] = await ctx.readAll<
      [unknown[], (ReceiptRow | CreditNoteRow)[], StandingAllocation[]]
    >(
      groundStatement(ctx, on, ['receivable', 'deposits']),
      isReceipt ? holdReceipt(ctx, origin.id) : holdCreditNote(ctx, origin.id),
      holdStanding(ctx, origin, allocationId),
    );
    if (!document) refuse('finance.allocation_not_found');
    ctx.ensureReach({ branchId: document.branch_id }, 'finance.allocation_not_found');
    if (standing.length === 0) refuse('finance.allocation_reversed');

    const left = await applyUnapplied(
      ctx,
      groundOf(groundRows, on),
      {
        ...origin,
        number: document.number,
        branchId: document.branch_id,
        customerId: document.customer_id,
        currency: document.currency,
        unapplied: document.unapplied,
      },
      { settlements: takenBack(ctx, standing), on },
    );
    const whole = 'amount' in document ? document.amount : document.total;
    ctx.update(isReceipt ? 'finance.receipt' : 'finance.credit_note', document, {
      allocated: moneyText(subtractMoney(money(whole), left)),
    });

    return { id: origin.id, unapplied: moneyText(left), version: document.version + 1 };
  },
});

async function originOf(ctx: Ctx, allocationId: string): Promise<Origin> {
  const row = await ctx.first<RowOf<'finance.allocation'>>(sql`select * from finance.allocation
    where tenant_id = ${ctx.tenantId} and id = ${allocationId} and reversal_of is null`);
  if (row?.receipt_id) return { kind: 'receipt', id: row.receipt_id };
  if (row?.credit_note_id) return { kind: 'credit_note', id: row.credit_note_id };
  return refuse('finance.allocation_not_found');
}
