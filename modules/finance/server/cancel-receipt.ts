import { command, refuse, sql, type Ctx } from '@poros/kernel';
import { Touched, money, negateMoney } from '@poros/kernel/shared';
import type { Posting } from '../shared/posting.ts';
import { CancelReceipt } from '../shared/receipt.ts';
import { moveCredit } from './move-credit.ts';
import { groundOf, groundStatement } from './posting-ground.ts';
import { holdReceipt, standingReceipt, type ReceiptRow } from './receipt.sql.ts';
import {
  holdStanding,
  receivableLines,
  settle,
  settledAmount,
  takenBack,
  type Origin,
  type StandingAllocation,
} from './settlement.ts';
import { settleLines, writeJournal } from './write-journal.ts';

export const cancelReceipt = command({
  name: 'finance.cancel_receipt',
  http: 'POST /finance/receipts/:receiptId/cancellation',
  permission: 'finance.receipt.cancel',
  summary: 'Cancel a receipt whose money did not come: its invoices are open again.',
  input: CancelReceipt,
  output: Touched,
  refuses: ['finance.receipt_not_found', 'finance.receipt_cancelled', 'finance.period_closed'],

  async run(ctx, { receiptId, version, reason }) {
    const on = ctx.today;
    const origin: Origin = { kind: 'receipt', id: receiptId };
    const accountId = await moneyAccountOf(ctx, receiptId);
    const [groundRows, [row], standing] = await ctx.readAll<
      [unknown[], ReceiptRow[], StandingAllocation[]]
    >(
      groundStatement(ctx, on, ['receivable', 'deposits', { accountId }]),
      holdReceipt(ctx, receiptId),
      holdStanding(ctx, origin),
    );
    const ground = groundOf(groundRows, on);
    const receipt = standingReceipt(ctx, row);
    const { number, currency, customer_id: customerId } = receipt;

    const settlements = takenBack(ctx, standing);
    const allocated = negateMoney(settledAmount(settlements));
    const unapplied = money(receipt.unapplied);
    const posting: Posting = {
      branchId: receipt.branch_id,
      postedOn: on,
      source: { type: 'finance.receipt_cancellation', id: receiptId },
      description: `${number}: ${reason}`.slice(0, 500),
      currency,
      lines: [
        ...receivableLines(settlements, customerId),
        { account: 'deposits', debit: unapplied, partyId: customerId },
        { account: { accountId }, credit: money(receipt.amount) },
      ],
    };
    const lines = settleLines(ground, posting);

    moveCredit(ctx, {
      customerId,
      currency,
      receivable: allocated,
      unapplied: negateMoney(unapplied),
    });
    const journalNumber = await ctx.nextNumber('JV', on);
    const journalId = ctx.newId();
    await writeJournal(
      ctx,
      ground,
      { ...posting, id: journalId },
      { number: journalNumber, lines },
    );
    await settle(ctx, origin, settlements, { on, journalId });
    ctx.update(
      'finance.receipt',
      { ...receipt, version },
      { allocated: '0', cancelled_on: on, cancel_reason: reason },
    );

    await ctx.emit('finance.receipt_cancelled', receiptId, {
      receiptId,
      number,
      customerId,
      amount: receipt.amount,
      reason,
    });
    return { id: receiptId, version: version + 1 };
  },
});

/** Where the money went never changes, so it may be read before anything is held. */
async function moneyAccountOf(ctx: Ctx, receiptId: string): Promise<string> {
  const row = await ctx.first<{ account_id: string }>(sql`select account_id from finance.receipt
    where tenant_id = ${ctx.tenantId} and id = ${receiptId}`);
  return row?.account_id ?? refuse('finance.receipt_not_found');
}
