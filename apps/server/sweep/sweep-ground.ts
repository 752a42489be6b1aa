import pg from 'pg';
import type { Endpoint, Kernel } from '@poros/kernel';
import { theWorker, world, type World } from '@poros/testing';
import { grow, type Ground, type Grown } from './grow.ts';
import { tenantTables } from './harvest.ts';
import { signIn } from './people.ts';
import { plantFiles } from './plant-files.ts';
import { plantImports } from './plant-imports.ts';
import { sweepServer } from './sweep-server.ts';

export interface SweepGround extends Ground {
  readonly kernel: Kernel;
  readonly endpoints: readonly Endpoint[];
  readonly worldA: World;
  readonly a: Grown;
  readonly b: Grown;
  close(): Promise<void>;
}

/**
 * Two tenants that have lived through every command, a server, and a reader past row-level
 * security.
 */
export async function sweepGround(): Promise<SweepGround> {
  const { kernel, ownerUrl } = await theWorker();
  const client = new pg.Client({ connectionString: ownerUrl });
  // The worker drops its database at the end, under this connection too.
  client.on('error', () => undefined);
  await client.connect();
  const server = await sweepServer(kernel);
  const { registry } = kernel;
  const schemas = ['kernel', ...registry.modules.map((module) => module.name)];
  const ground: Ground = {
    server,
    client,
    tables: await tenantTables(client, schemas),
    operations: [...registry.operations.values()],
  };
  const worldA = await world();
  const a = await live(ground, worldA);
  const b = await live(ground, await world());
  return {
    ...ground,
    kernel,
    worldA,
    a,
    b,
    endpoints: registry.modules.flatMap((module) => module.endpoints ?? []),
    async close() {
      await server.close();
      await client.end();
    },
  };
}

/**
 * Grows a tenant in the hands of its administrators, who have colleagues to work on and keep their
 * own sessions.
 */
async function live(ground: Ground, own: World): Promise<Grown> {
  for (const name of ['Rudi', 'Sinta']) await signIn(own, name, ['STAFF_SALES', 'STAFF_WH']);
  const [admin, colleague, changer, revoker] = [
    await signIn(own, 'admin', ['SYSADMIN']),
    await signIn(own, 'colleague', ['SYSADMIN']),
    await signIn(own, 'changer', ['SYSADMIN']),
    await signIn(own, 'revoker', ['SYSADMIN']),
  ];
  // Whoever holds everything has nothing to ask for.
  const asker = await signIn(own, 'asker', ['STAFF_WH']);
  await ground.client.query(
    `insert into kernel.dead_letter
      (tenant_id, id, reaction, event_position, event, attempts, error, failed_at)
    select $1, gen_random_uuid(), 'sweep.on_nothing', n, $2, 1, 'planted by the sweep', now()
      from generate_series(1, 3) n`,
    [
      own.tenantId,
      {
        type: 'tenancy.branch_created',
        entity: 'tenancy.branch',
        entityId: own.branchId,
        at: own.clock.now.toISOString(),
        payload: { branchId: own.branchId, code: 'HQ', name: 'Pusat' },
      },
    ],
  );
  const { tenantId, branchId } = own;
  const planting = { tenantId, branchId, userId: admin.userId };
  await plantImports(ground.client, planting);
  await plantFiles(ground.client, planting);
  const users = [admin, colleague, changer, revoker, asker].map((one) => one.userId);
  const { rows } = await ground.client.query<{ id: string }>(
    'select id from identity.session where tenant_id = $1 and user_id = any($2)',
    [own.tenantId, users],
  );
  return grow(ground, {
    admin,
    colleague,
    untouched: new Set([...users, ...rows.map((row) => row.id)]),
    selves: new Map([
      ['approval.submit_access_request', asker],
      ['identity.change_own_password', changer],
      ['identity.revoke_own_session', revoker],
    ]),
  });
}
