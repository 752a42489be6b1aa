import { sql } from '@poros/kernel';
import { openTransaction } from '@poros/kernel/system';
import type { World } from './world.ts';

/** Gives the test's tenant its own value of a setting, as an administrator would have. */
export async function setConfig(world: World, key: string, value: unknown): Promise<void> {
  const tx = await openTransaction(world.kernel.pool, { tenantId: world.tenantId });
  try {
    tx.write(sql`insert into kernel.system_config (tenant_id, key, value)
      values (${world.tenantId}, ${key}, ${JSON.stringify(value)}::jsonb)`);
    await tx.commit();
  } finally {
    await tx.rollback();
  }
  world.kernel.config.purge(world.tenantId);
}
