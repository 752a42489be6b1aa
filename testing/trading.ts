import { randomUUID } from 'node:crypto';
import { sql } from '@poros/kernel';
import { stocked, type StockedItem } from './stocked.ts';
import type { Person, World } from './world.ts';

/** A company that can sell: priced items in stock and a customer with credit. */
export interface Trading<Code extends string> {
  readonly customerId: string;
  readonly items: Readonly<Record<Code, string>>;
  readonly warehouseId: string;
}

export interface TradingOptions {
  readonly creditLimit?: string;
  readonly terms?: number;
}
export type TradedItem = StockedItem & { readonly price: string; readonly taxCode?: string };

/** Runs an operation by name, for tests of a module that need what a module below or above does. */
export async function perform<Answer>(
  person: Person & { kernel?: unknown },
  world: World,
  name: string,
  input: object,
): Promise<Answer> {
  const operation = world.kernel.registry.operations.get(name);
  if (!operation) throw new Error(`there is no operation ${name}`);
  return (await person.run(operation, input)) as Answer;
}

export async function trading<Code extends string>(
  world: World,
  wanted: Readonly<Record<Code, TradedItem>>,
  options: TradingOptions = {},
): Promise<Trading<Code>> {
  const { items, warehouseId } = await stocked(world, wanted);
  await world.within(async (ctx) => {
    for (const [code, { price, taxCode }] of Object.entries(wanted) as [Code, TradedItem][])
      ctx.write(sql`update catalog.item
        set base_price = ${price}, is_sold = true, tax_code = ${taxCode ?? 'PPN'}
        where tenant_id = ${ctx.tenantId} and id = ${items[code]}`);
  });
  const customerId = randomUUID();
  await perform(world, world, 'party.create_customer', {
    id: customerId,
    code: 'C1',
    name: 'PT Maju Jaya',
    creditLimit: options.creditLimit ?? '1000000000',
    paymentTermsDays: options.terms ?? 30,
  });
  return { customerId, items, warehouseId };
}
