import { command } from '@poros/kernel';
import { moneyText, money, subtractMoney } from '@poros/kernel/shared';
import { AllocateReceipt, Allocated } from '../shared/receipt.ts';
import { applyUnapplied } from './apply-unapplied.ts';
import { groundOf, groundStatement } from './posting-ground.ts';
import { holdReceipt, standingReceipt, type ReceiptRow } from './receipt.sql.ts';
import { holdInvoices, planSettlements, type HeldInvoice } from './settlement.ts';

export const allocateReceipt = command({
  name: 'finance.allocate_receipt',
  http: 'POST /finance/receipts/:receiptId/allocations',
  permission: 'finance.receipt.allocate',
  summary: 'Set what is left of a receipt against more invoices of the customer.',
  input: AllocateReceipt,
  output: Allocated,
  refuses: [
    'finance.receipt_not_found',
    'finance.receipt_cancelled',
    'finance.invoice_not_found',
    'finance.invoice_oversettled',
    'finance.receipt_overallocated',
    'finance.period_closed',
  ],

  async run(ctx, { receiptId, version, allocations }) {
    const on = ctx.today;
    const [groundRows, [row], invoices] = await ctx.readAll<
      [unknown[], ReceiptRow[], HeldInvoice[]]
    >(
      groundStatement(ctx, on, ['receivable', 'deposits']),
      holdReceipt(ctx, receiptId),
      holdInvoices(
        ctx,
        allocations.map((one) => one.invoiceId),
      ),
    );
    const receipt = standingReceipt(ctx, row);
    const { number, currency, unapplied, customer_id: customerId, branch_id: branchId } = receipt;

    const settlements = planSettlements(ctx, invoices, allocations, { customerId, currency, on });
    const left = await applyUnapplied(
      ctx,
      groundOf(groundRows, on),
      { kind: 'receipt', id: receiptId, number, branchId, customerId, currency, unapplied },
      { settlements, on },
    );
    ctx.update(
      'finance.receipt',
      { ...receipt, version },
      { allocated: moneyText(subtractMoney(money(receipt.amount), left)) },
    );

    return { id: receiptId, unapplied: moneyText(left), version: version + 1 };
  },
});
