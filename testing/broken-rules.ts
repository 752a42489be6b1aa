import { raw, sql } from '@poros/kernel';
import { openTransaction } from '@poros/kernel/system';
import type { World } from './world.ts';

/** The names of a module's invariants that do not hold in the test's tenant. */
export async function brokenRules(world: World, module: string): Promise<string[]> {
  const { modules } = world.kernel.registry;
  const invariants = modules.find((one) => one.name === module)?.invariants ?? [];
  if (invariants.length === 0) throw new Error(`${module} has no invariants`);
  const tx = await openTransaction(world.kernel.pool, { tenantId: world.tenantId, readOnly: true });
  try {
    const found = await tx.readAll(invariants.map((one) => sql`${raw(one.sql)}`));
    return invariants.filter((_, index) => found[index]?.length !== 0).map((one) => one.name);
  } finally {
    await tx.rollback();
  }
}
