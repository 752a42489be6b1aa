import { command, refuse } from '@poros/kernel';
import { negateMoney, quantity } from '@poros/kernel/shared';
import { Posted, TransferStock } from '../shared/stock-document.ts';
import { receive, totalOf } from '../shared/valuation.ts';
import { lockForDocument } from './lock-for-document.ts';
import { move, rowOf } from './locked-stock.ts';
import { linesMoved, postDocument } from './post-document.ts';
import { takeGoods } from './take-goods.ts';

export const transferStock = command({
  name: 'inventory.transfer_stock',
  http: 'POST /stock/transfers',
  permission: 'inventory.stock.transfer',
  summary: 'Move goods to another warehouse; they keep their value.',
  input: TransferStock,
  output: Posted,
  offline: true,
  refuses: [
    'inventory.warehouse_not_found',
    'inventory.item_not_found',
    'inventory.item_not_stocked',
    'inventory.date_in_future',
    'inventory.stock_short',
    'inventory.same_warehouse',
  ],

  async run(ctx, input) {
    if (input.warehouseId === input.toWarehouseId) refuse('inventory.same_warehouse');
    const ground = await lockForDocument(ctx, input);
    const { stock, warehouse, toWarehouse } = ground;

    const lines = takeGoods(
      stock,
      input.lines.map((line) => ({
        row: rowOf(stock, warehouse.id, line.itemId),
        kind: 'transfer_out',
        quantity: quantity(line.quantity),
        note: line.note,
      })),
    );
    const arrived = lines.map(({ row, quantity: amount, moved }) => {
      const there = rowOf(stock, toWarehouse.id, row.itemId);
      const arrival = receive(there.holding, amount, negateMoney(totalOf(moved).value));
      move(stock, there, 'transfer_in', arrival);
      return arrival;
    });

    const posted = await postDocument(ctx, {
      kind: 'transfer',
      reason: 'transfer',
      ground,
      header: input,
      lines,
      arrived,
    });

    await ctx.emit('inventory.stock_transferred', posted.id, {
      ...linesMoved(ground, posted, lines),
      toWarehouseId: toWarehouse.id,
    });
    return posted;
  },
});
