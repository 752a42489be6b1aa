import { command } from '@poros/kernel';
import { money, quantity } from '@poros/kernel/shared';
import { Posted, ReceiveStock } from '../shared/stock-document.ts';
import { receive, valueOf } from '../shared/valuation.ts';
import { lockForDocument } from './lock-for-document.ts';
import { move, rowOf } from './locked-stock.ts';
import { linesMoved, postDocument } from './post-document.ts';

export const receiveStock = command({
  name: 'inventory.receive_stock',
  http: 'POST /stock/receipts',
  permission: 'inventory.stock.receive',
  summary: 'Bring goods in at their cost: opening stock, a purchase without an order, a return.',
  input: ReceiveStock,
  output: Posted,
  offline: true,
  refuses: [
    'inventory.warehouse_not_found',
    'inventory.item_not_found',
    'inventory.item_not_stocked',
    'inventory.date_in_future',
  ],

  async run(ctx, input) {
    const ground = await lockForDocument(ctx, input);
    const { stock, warehouse } = ground;

    const lines = input.lines.map(({ note, ...line }) => {
      const row = rowOf(stock, warehouse.id, line.itemId);
      const amount = quantity(line.quantity);
      const moved = receive(row.holding, amount, valueOf(amount, money(line.unitCost)));
      move(stock, row, input.reason === 'opening' ? 'opening' : 'receipt', moved);
      return { row, moved, note };
    });

    const posted = await postDocument(ctx, {
      kind: 'receipt',
      reason: input.reason,
      ground,
      header: input,
      lines,
    });

    await ctx.emit('inventory.stock_received', posted.id, linesMoved(ground, posted, lines));
    return posted;
  },
});
