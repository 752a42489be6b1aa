import { command } from '@poros/kernel';
import { quantity } from '@poros/kernel/shared';
import { IssueStock, Posted } from '../shared/stock-document.ts';
import { lockForDocument } from './lock-for-document.ts';
import { rowOf } from './locked-stock.ts';
import { linesMoved, postDocument } from './post-document.ts';
import { takeGoods } from './take-goods.ts';

export const issueStock = command({
  name: 'inventory.issue_stock',
  http: 'POST /stock/issues',
  permission: 'inventory.stock.issue',
  summary: 'Hand goods out at the moving average without a delivery: used, sampled, thrown away.',
  input: IssueStock,
  output: Posted,
  offline: true,
  refuses: [
    'inventory.warehouse_not_found',
    'inventory.item_not_found',
    'inventory.item_not_stocked',
    'inventory.date_in_future',
    'inventory.stock_short',
  ],

  async run(ctx, input) {
    const ground = await lockForDocument(ctx, input);
    const { stock, warehouse } = ground;

    const lines = takeGoods(
      stock,
      input.lines.map((line) => ({
        row: rowOf(stock, warehouse.id, line.itemId),
        kind: 'issue',
        quantity: quantity(line.quantity),
        note: line.note,
      })),
    );

    const posted = await postDocument(ctx, {
      kind: 'issue',
      reason: input.reason,
      ground,
      header: input,
      lines,
    });

    await ctx.emit('inventory.stock_issued', posted.id, linesMoved(ground, posted, lines));
    return posted;
  },
});
