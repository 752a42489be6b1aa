import { randomUUID } from 'node:crypto';
import type { InsertRow } from '@poros/kernel';
import { receiveStock } from '@poros/inventory';
import type { World } from './world.ts';

export interface StockedItem {
  /** How many pieces lie in the main warehouse; none when left out. */
  readonly stock?: string;
  /** What one of them cost; 100 when left out. */
  readonly cost?: string;
  readonly isStocked?: boolean;
}

export interface Stocked<Code extends string> {
  readonly items: Readonly<Record<Code, string>>;
  readonly warehouseId: string;
}

/** Gives the test's tenant items by their codes, with opening stock in its main warehouse. */
export async function stocked<Code extends string>(
  world: World,
  wanted: Readonly<Record<Code, StockedItem>>,
): Promise<Stocked<Code>> {
  const [warehouse] = await world.rows<{ id: string }>('inventory.warehouse', 'is_default');
  if (!warehouse) throw new Error('the tenant has no main warehouse');
  const given = Object.entries(wanted) as [Code, StockedItem][];
  const ids = given.map(([code]) => [code, randomUUID()] as const);
  const items = Object.fromEntries(ids) as Record<Code, string>;

  const unitId = randomUUID();
  await world.within(async (ctx) => {
    ctx.insert('catalog.unit', {
      id: unitId,
      code: `U${unitId.slice(0, 8).toUpperCase()}`,
      name_id: 'Buah',
      name_en: 'Piece',
    });
    ctx.insert(
      'catalog.item',
      given.map(([code, item]): InsertRow<'catalog.item'> => ({
        id: items[code],
        code,
        name: `Barang ${code}`,
        base_unit_id: unitId,
        standard_cost: '50',
        is_stocked: item.isStocked ?? true,
      })),
    );
  });
  const lines = given
    .filter(([, item]) => item.stock)
    .map(([code, item]) => ({
      itemId: items[code],
      quantity: item.stock ?? '0',
      unitCost: item.cost ?? '100',
    }));
  if (lines.length > 0)
    await world.run(receiveStock, { warehouseId: warehouse.id, reason: 'opening', lines });
  return { items, warehouseId: warehouse.id };
}

/** The journal lines of a document: account keys with their debits and credits, in order. */
export async function journalOf(world: World, sourceId: string) {
  return world.rows<{ system_key: string; debit: string; credit: string; branch_id: string }>(
    `(select a.system_key, l.debit, l.credit, l.branch_id
      from finance.v_journal j
      join finance.v_journal_line l on l.tenant_id = j.tenant_id and l.journal_id = j.id
      join finance.v_account a on a.tenant_id = l.tenant_id and a.id = l.account_id
      where j.source_id = '${sourceId}' order by l.id) lines`,
  );
}
