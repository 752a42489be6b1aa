import { command, refuse, sql, type Ctx } from '@poros/kernel';
import { money, moneyText, negateMoney, subtractMoney } from '@poros/kernel/shared';
import type { Posting } from '../shared/posting.ts';
import { PaymentReceived, ReceivePayment } from '../shared/receipt.ts';
import { moveCredit } from './move-credit.ts';
import { accountOf, groundOf, groundStatement, type PostingAccount } from './posting-ground.ts';
import {
  holdInvoices,
  planSettlements,
  receivableLines,
  settle,
  settledAmount,
  type HeldInvoice,
} from './settlement.ts';
import { settleLines, writeJournal } from './write-journal.ts';

export const receivePayment = command({
  name: 'finance.receive_payment',
  http: 'POST /finance/receipts',
  permission: 'finance.receipt.create',
  summary: 'Receive money from a customer and set it against invoices; the rest stays his.',
  input: ReceivePayment,
  output: PaymentReceived,
  refuses: [
    'finance.customer_not_found',
    'finance.invoice_not_found',
    'finance.invoice_oversettled',
    'finance.receipt_overallocated',
    'finance.account_not_money',
    'finance.period_closed',
  ],

  async run(ctx, input) {
    const { customerId, accountId, receivedOn = ctx.today, currency = ctx.actor.currency } = input;
    const invoiceIds = input.allocations.map((one) => one.invoiceId);
    const [groundRows, [customer], invoices] = await ctx.readAll<
      [unknown[], { name: string }[], HeldInvoice[]]
    >(
      groundStatement(ctx, receivedOn, ['receivable', 'deposits', { accountId }]),
      customerStatement(ctx, customerId),
      holdInvoices(ctx, invoiceIds),
    );
    const ground = groundOf(groundRows, receivedOn);
    if (!customer) refuse('finance.customer_not_found');
    ensureMoney(accountOf(ground, { accountId }));

    const amount = money(input.amount);
    const on = receivedOn;
    const whose = { customerId, currency, on };
    const settlements = planSettlements(ctx, invoices, input.allocations, whose);
    const allocated = settledAmount(settlements);
    const unapplied = subtractMoney(amount, allocated);
    if (unapplied < 0n)
      refuse('finance.receipt_overallocated', { over: moneyText(negateMoney(unapplied)) });
    const id = input.id ?? ctx.newId();
    const posting: Posting = {
      branchId: ctx.branchId,
      postedOn: receivedOn,
      source: { type: 'finance.receipt', id },
      description: customer.name,
      currency,
      lines: [
        { account: { accountId }, debit: amount },
        ...receivableLines(settlements, customerId),
        { account: 'deposits', credit: unapplied, partyId: customerId },
      ],
    };
    const lines = settleLines(ground, posting);

    moveCredit(ctx, { customerId, currency, receivable: negateMoney(allocated), unapplied });
    const [number, journalNumber] = await Promise.all([
      ctx.nextNumber('RC', receivedOn),
      ctx.nextNumber('JV', receivedOn),
    ]);
    const journalId = ctx.newId();
    await writeJournal(
      ctx,
      ground,
      { ...posting, id: journalId, description: `${number} ${customer.name}` },
      { number: journalNumber, lines },
    );
    ctx.insert('finance.receipt', {
      id,
      number,
      branch_id: ctx.branchId,
      customer_id: customerId,
      received_on: receivedOn,
      method: input.method,
      account_id: accountId,
      currency,
      amount: moneyText(amount),
      allocated: moneyText(allocated),
      reference: input.reference ?? '',
      journal_id: journalId,
    });

    await settle(ctx, { kind: 'receipt', id }, settlements, { on, journalId });
    const said = { receiptId: id, number, customerId, receivedOn, currency };
    await ctx.emit('finance.payment_received', id, { ...said, amount: moneyText(amount) });
    return { id, number, unapplied: moneyText(unapplied), journalId };
  },
});

/** Only what is there can be paid into: cash, banks, clearing. */
function ensureMoney(account: PostingAccount): void {
  if (account.type !== 'asset' || account.isControl)
    refuse('finance.account_not_money', { code: account.code, name: account.name });
}

function customerStatement(ctx: Ctx, customerId: string) {
  return sql`select name from party.v_customer
    where tenant_id = ${ctx.tenantId} and id = ${customerId}`;
}
