import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand, type Kernel } from '@poros/kernel';
import { expectClean, maintain, settle, verifyAll } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import {
  actorOf,
  otherKernel,
  probe,
  say,
  systemUrl,
  world,
  type OtherKernel,
} from '@poros/testing';

let other: OtherKernel;
let kernel: Kernel;
let owner: pg.Client;

beforeAll(async () => {
  other = await otherKernel({ hasOwnDatabase: true, modules: [...modules, probe()] });
  ({ kernel } = other);
  owner = new pg.Client({ connectionString: other.ownerUrl });
  await owner.connect();
  const { tenantId, branchId } = await world({ kernel });
  const actor = actorOf({ tenantId, branchId });
  await runCommand({ kernel, actor }, say, { texts: ['a', 'b'] }, { key: 'k' });
  await settle(kernel, systemUrl(other.ownerUrl));
});
afterAll(async () => {
  await owner.end();
  await other.close();
});

/** What is broken after the superuser did this; everything is put back afterwards. */
async function brokenBy(...statements: string[]): Promise<string[]> {
  await owner.query('begin');
  await owner.query('set local session_replication_role = replica');
  for (const statement of statements) await owner.query(statement);
  await owner.query('commit');
  return (await verifyAll(kernel)).filter((one) => !one.ok).map((one) => one.name);
}

test('an honest database proves clean', async () => {
  await expectClean(kernel);

  expect((await verifyAll(kernel)).length).toBeGreaterThan(7);
});

test('every rule of the kernel notices when it is broken', async () => {
  expect(await brokenBy('update kernel.event_head set position = position + 1')).toContain(
    'kernel: positions of events have no gap and no double',
  );
  await brokenBy('update kernel.event_head set position = position - 1');

  expect(await brokenBy('update kernel.event_scope set head = head + 1')).toContain(
    'kernel: events of a scope are numbered without a gap up to its head',
  );
  await brokenBy('update kernel.event_scope set head = head - 1');

  expect(
    await brokenBy(`insert into kernel.number_series
    values (gen_random_uuid(), '', 'PROBE', '2611', 41)`),
  ).toContain('kernel: every number drawn in blocks is explained by a block');
  await brokenBy("delete from kernel.number_series where series = 'PROBE'");

  expect(
    await brokenBy(`insert into kernel.event_pending (tenant_id, scope, command_id, type,
      version, entity, entity_id, at, correlation_id, payload, stored_at)
    values (gen_random_uuid(), 's', gen_random_uuid(), 'probe.said', 1, 'probe.saying',
      gen_random_uuid(), now(), 'c', '{}', now() - interval '2 minutes')`),
  ).toContain('kernel: no event waits longer than a minute for its number');
  await brokenBy('delete from kernel.event_pending');

  expect(
    await brokenBy("update kernel.command_log set actor_id = null where command = 'probe.say'"),
  ).toContain('kernel: the audit trail of every tenant is whole');
  await expect(expectClean(kernel)).rejects.toThrow('audit trail');
});

test('maintenance makes the months ahead and prunes first answers after thirty days', async () => {
  const before = await maintain(kernel);
  expect(before.archivable).toEqual([]);
  await brokenBy("update kernel.idempotency set at = at - interval '31 days' where key = 'k'");
  await brokenBy('drop table kernel.event_log_2027_03');

  const after = await maintain(kernel);

  expect(after).toMatchObject({ answersPruned: 1, monthsMade: 1 });
  expect(await maintain(kernel)).toMatchObject({ answersPruned: 0, monthsMade: 0 });
});

test('a month older than its class asks for is offered for archiving, never removed', async () => {
  await owner.query("select kernel.ensure_month('kernel.event_log', '2025-09-01')");

  const { archivable } = await maintain(kernel);

  expect(archivable).toMatchObject([{ partition: 'kernel.event_log_2025_09', retention: 'event' }]);
});
