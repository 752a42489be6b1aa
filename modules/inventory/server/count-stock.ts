import { command } from '@poros/kernel';
import { quantity, subtractQuantity } from '@poros/kernel/shared';
import { CountStock, Posted } from '../shared/stock-document.ts';
import { ensureOnce } from './ensure-once.ts';
import { lockForDocument } from './lock-for-document.ts';
import { rowOf } from './locked-stock.ts';
import { linesMoved, postDocument } from './post-document.ts';
import { setRight } from './set-right.ts';

export const countStock = command({
  name: 'inventory.count_stock',
  http: 'POST /stock/counts',
  permission: 'inventory.stock.count',
  summary: 'Post a count: what was found becomes what the books say, differences are booked.',
  input: CountStock,
  output: Posted,
  offline: true,
  refuses: [
    'inventory.warehouse_not_found',
    'inventory.item_not_found',
    'inventory.item_not_stocked',
    'inventory.date_in_future',
    'inventory.item_twice',
  ],

  async run(ctx, input) {
    const ground = await lockForDocument(ctx, input);
    const { stock, warehouse } = ground;

    const found = input.lines.map((line) => {
      const row = rowOf(stock, warehouse.id, line.itemId);
      const expected = row.holding.onHand;
      const counted = quantity(line.counted);
      const difference = subtractQuantity(counted, expected);
      return { row, expected, counted, difference, note: line.note };
    });
    ensureOnce(found);
    const lines = setRight(stock, found);

    const posted = await postDocument(ctx, {
      kind: 'count',
      reason: 'count',
      ground,
      header: input,
      lines,
    });

    await ctx.emit('inventory.stock_adjusted', posted.id, linesMoved(ground, posted, lines));
    return posted;
  },
});
