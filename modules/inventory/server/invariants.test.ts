import pg from 'pg';
import { expect, test } from 'vitest';
import { theWorker, world, type World } from '@poros/testing';
import { approve, cancel, deliveryOf, orderOf, ship } from '@poros/testing/orders';
import { stocked } from '@poros/testing/stocked';
import { countStock } from './count-stock.ts';
import { createWarehouse } from './create-warehouse.ts';
import { invariants } from './invariants.ts';
import { transferStock } from './transfer-stock.ts';

/** A company that has done a bit of everything. */
async function busyWorld(): Promise<World> {
  const w = await world();
  const { items, warehouseId } = await stocked(w, {
    BOLT: { stock: '10', cost: '33.33' },
    NUT: { stock: '7', cost: '1.17' },
    RING: { stock: '5' },
  });
  const { id: toWarehouseId } = await w.run(createWarehouse, { code: 'B', name: 'B' });
  const kept = orderOf(w, { [items.BOLT]: '6', [items.NUT]: '2' });
  const dropped = orderOf(w, { [items.BOLT]: '1', [items.NUT]: '1' });
  await approve(w, kept);
  await approve(w, dropped);
  await ship(w, deliveryOf(kept, ['1.5', '2']));
  await cancel(w, dropped);
  await w.run(transferStock, {
    warehouseId,
    toWarehouseId,
    lines: [
      { itemId: items.RING, quantity: '2' },
      { itemId: items.NUT, quantity: '0.7' },
    ],
  });
  await w.run(countStock, { warehouseId, lines: [{ itemId: items.BOLT, counted: '3' }] });
  return w;
}

/** The invariants that find something wrong with the tenant after `sabotage`, which is undone. */
async function broken(w: World, sabotage: string): Promise<string[]> {
  const { ownerUrl } = await theWorker();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local session_replication_role = replica');
    await client.query((sabotage || 'select').replaceAll('TENANT', `'${w.tenantId}'`));
    const found: string[] = [];
    for (const { name, sql } of invariants) {
      const { rowCount } = await client.query(`select from (${sql}) wrong where tenant_id = $1`, [
        w.tenantId,
      ]);
      if (rowCount) found.push(name.replace('inventory.', ''));
    }
    return found;
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

test('after a bit of everything nothing is wrong', async () => {
  expect(await broken(await busyWorld(), '')).toEqual([]);
});

test.each([
  [
    'on_hand_is_the_sum_of_moves',
    `update inventory.stock set on_hand = on_hand + 1
    where tenant_id = TENANT and on_hand > 0`,
  ],
  ['on_hand_is_the_sum_of_moves', 'delete from inventory.stock where tenant_id = TENANT'],
  [
    'value_is_the_sum_of_moves',
    `update inventory.stock set value = value + 0.01
    where tenant_id = TENANT and on_hand > 0`,
  ],
  [
    'stock_card_has_no_gap',
    `update inventory.stock set move_count = move_count + 1
    where tenant_id = TENANT`,
  ],
  [
    'stock_card_has_no_gap',
    `update inventory.stock_move set nth = nth + 1
    where tenant_id = TENANT and kind = 'adjustment'`,
  ],
  [
    'stock_card_has_no_gap',
    `update inventory.stock_move set value_after = value_after + 1
    where tenant_id = TENANT and kind = 'opening'`,
  ],
  [
    'reserved_is_the_sum_of_open_reservations',
    `update inventory.stock set reserved = reserved + 1
    where tenant_id = TENANT and on_hand > reserved + 1`,
  ],
  [
    'reserved_is_the_sum_of_open_reservations',
    `update inventory.reservation
    set open_quantity = quantity where tenant_id = TENANT`,
  ],
  [
    'stock_keeps_the_rule_of_its_warehouse',
    `update inventory.warehouse set may_backorder = true
    where tenant_id = TENANT`,
  ],
  [
    'stock_keeps_the_rule_of_its_warehouse',
    `update inventory.warehouse
    set deleted_at = now(), is_default = false where tenant_id = TENANT`,
  ],
  [
    'stock_value_is_the_inventory_account',
    `update finance.account_period_total t
    set debit = debit + 0.01 from finance.account a where t.tenant_id = TENANT
      and a.tenant_id = t.tenant_id and a.id = t.account_id and a.system_key = 'inventory'`,
  ],
  [
    'stock_value_is_the_inventory_account',
    `update inventory.warehouse
    set branch_id = gen_random_uuid() where tenant_id = TENANT and code = 'B'`,
  ],
  [
    'a_document_is_its_moves',
    `update inventory.stock_document set value = value + 1
    where tenant_id = TENANT and kind = 'transfer'`,
  ],
  [
    'a_document_is_its_moves',
    `update inventory.stock_document_line set quantity = quantity - 1,
    expected = expected + 1 where tenant_id = TENANT and counted is not null`,
  ],
])('%s notices %j', async (name, sabotage) => {
  expect(await broken(await busyWorld(), sabotage)).toContain(name);
});
