import { command } from '@poros/kernel';
import { quantity } from '@poros/kernel/shared';
import { AdjustStock, Posted } from '../shared/stock-document.ts';
import { lockForDocument } from './lock-for-document.ts';
import { rowOf } from './locked-stock.ts';
import { linesMoved, postDocument } from './post-document.ts';
import { setRight } from './set-right.ts';

export const adjustStock = command({
  name: 'inventory.adjust_stock',
  http: 'POST /stock/adjustments',
  permission: 'inventory.stock.adjust',
  summary: 'Correct what the books say by a difference: found, lost, damaged.',
  input: AdjustStock,
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

    const lines = setRight(
      stock,
      input.lines.map((line) => ({
        row: rowOf(stock, warehouse.id, line.itemId),
        difference: quantity(line.difference),
        note: line.note,
      })),
    );

    const posted = await postDocument(ctx, {
      kind: 'adjustment',
      reason: input.reason,
      ground,
      header: input,
      lines,
    });

    await ctx.emit('inventory.stock_adjusted', posted.id, linesMoved(ground, posted, lines));
    return posted;
  },
});
