import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand, sql, type Kernel } from '@poros/kernel';
import { openTransaction, rowsOf, startSequencer, type Sequencer } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import { actorOf, otherKernel, probe, say, world, type OtherKernel } from '@poros/testing';

interface Numbered {
  scope: string;
  seq: number;
  position: number;
  command_id: string;
  type: string;
}

const texts = (times: number) => Array.from({ length: times }, (_, nth) => `${nth}`);

let kernel: Kernel;
let other: OtherKernel;
let sequencer: Sequencer;

beforeAll(async () => {
  other = await otherKernel({ hasOwnDatabase: true, modules: [...modules, probe()] });
  ({ kernel } = other);
  sequencer = startSequencer(kernel);
});
afterAll(async () => {
  await sequencer.stop();
  await other.close();
});

const logOf = async (tenantId: string) =>
  rowsOf<Numbered>(
    kernel.systemPool,
    sql`select * from kernel.event_log where tenant_id = ${tenantId} order by position`,
  );

/** A transaction that stores an event, then dawdles before COMMIT or gives up. */
async function dawdle(
  tenantId: string,
  scope: string,
  ms: number,
  isGivenUp: boolean,
): Promise<void> {
  const tx = await openTransaction(kernel.pool, { tenantId });
  const id = kernel.newId();
  tx.write(sql`insert into kernel.event_pending (tenant_id, scope, command_id, type, version,
      entity, entity_id, at, correlation_id, payload)
    select ${tenantId}, ${scope}, ${id}, 'probe.said', 1, 'probe.saying', ${id}, now(), 'test',
      jsonb_build_object('text', n::text)
    from generate_series(1, 3) n`);
  await tx.read(sql`select pg_sleep(${ms / 1000})`);
  if (isGivenUp) await tx.rollback();
  else await tx.commit();
}

test('events get gap-free places, commands whole, in the order things happened', async () => {
  const w = await world({ kernel });
  const neighbour = await world({ kernel });
  await sequencer.caughtUp();
  const happened: { id: string; began: number; ended: number }[] = [];
  let committed = 0;

  async function writer(nth: number): Promise<void> {
    const { tenantId, branchId } = nth % 2 ? w : neighbour;
    const actor = actorOf({ tenantId, branchId: nth % 4 < 2 ? branchId : kernel.newId() });
    for (let round = 0; round < 25; round += 1) {
      const times = 1 + ((nth + round) % 4);
      const isRefused = (nth * 7 + round) % 5 === 0;
      const began = performance.now();
      try {
        const { id } = await runCommand({ kernel, actor }, say, { texts: texts(times), isRefused });
        happened.push({ id, began, ended: performance.now() });
        committed += times;
      } catch {
        /* refused on purpose */
      }
      if (round % 12 === 0) {
        const isGivenUp = nth % 3 === 0;
        await dawdle(tenantId, actor.branchId, 40 + nth * 5, isGivenUp);
        if (!isGivenUp) committed += 3;
      }
    }
  }
  await Promise.all(Array.from({ length: 16 }, (_, nth) => writer(nth)));
  await sequencer.caughtUp();

  const logs = [await logOf(w.tenantId), await logOf(neighbour.tenantId)];
  expect(logs.flat().filter(isSaid)).toHaveLength(committed);
  for (const log of logs) {
    for (const [, scope] of Map.groupBy(log, (one) => one.scope)) {
      expect(scope.map((one) => one.seq)).toEqual(scope.map((_, index) => index + 1));
      expect(blocksOf(scope)).toBe(new Set(scope.map((one) => one.command_id)).size);
    }
  }
  const placeOf = new Map(logs.flat().map((one) => [one.command_id, one.position]));
  const ordered = happened.toSorted((a, b) => a.began - b.began);
  for (const [index, one] of ordered.entries())
    for (const later of ordered.slice(index + 1))
      if (later.began > one.ended)
        expect(placeOf.get(later.id)).toBeGreaterThan(placeOf.get(one.id)!);
});

test('positions rise by one over all tenants', async () => {
  const all = await rowsOf<{ position: number }>(
    kernel.systemPool,
    sql`select position from kernel.event_log order by position`,
  );

  expect(all.map((one) => one.position)).toEqual(all.map((_, index) => index + 1));
});

test('a command is numbered whole, however small the round', async () => {
  const { numberEvents } = await import('./number-events.ts');
  await sequencer.stop();
  const w = await world({ kernel });
  const actor = actorOf({ tenantId: w.tenantId, branchId: w.branchId });
  for (const times of [5, 3]) await runCommand({ kernel, actor }, say, { texts: texts(times) });
  const client = await kernel.systemPool.connect();
  try {
    const moved: number[] = [];
    for (;;) {
      const round = await numberEvents(client, [], 1);
      if (round.moved === 0) break;
      moved.push(round.moved);
    }
    expect(moved.slice(-2)).toEqual([5, 3]);
  } finally {
    client.release();
    sequencer = startSequencer(kernel);
  }
});

test('when the leader dies another takes over without a gap or a double', async () => {
  const w = await world({ kernel });
  const actor = actorOf({ tenantId: w.tenantId, branchId: w.branchId });
  const second = startSequencer(kernel);
  await until(() => sequencer.isLeader() || second.isLeader());
  let said = 0;
  let isDone = false;
  const writing = (async () => {
    while (!isDone) {
      await runCommand({ kernel, actor }, say, { texts: texts(2) });
      said += 2;
    }
  })();

  for (let killed = 0; killed < 4; killed += 1) {
    await pause(120);
    expect(await killLeader()).toBe(1);
    await until(async () => (await leaders()) === 1);
  }
  isDone = true;
  await writing;
  await second.caughtUp();
  await second.stop();

  const log = (await logOf(w.tenantId)).filter(isSaid);
  expect(log).toHaveLength(said);
  const all = await logOf(w.tenantId);
  expect(all.map((one) => one.seq)).toEqual(all.map((_, index) => index + 1));
});

test('two sequencers never number at the same time', async () => {
  const second = startSequencer(kernel);
  await until(() => sequencer.isLeader() || second.isLeader());
  await pause(300);

  expect([sequencer.isLeader(), second.isLeader()].filter(Boolean)).toHaveLength(1);
  await second.stop();
});

test('control: a reader that only remembers the last waiting id does miss events', async () => {
  const { tenantId, branchId } = await world({ kernel });
  const seen = new Set<number>();
  await sequencer.stop();
  const [start] = await rowsOf<{ id: number }>(
    kernel.systemPool,
    sql`select coalesce(max(id), 0) as id from kernel.event_pending`,
  );
  let cursor = start?.id ?? 0;
  const read = async () => {
    const rows = await rowsOf<{ id: number }>(
      kernel.systemPool,
      sql`select id from kernel.event_pending where id > ${cursor} order by id`,
    );
    for (const { id } of rows) seen.add((cursor = id));
  };
  const slow = dawdle(tenantId, branchId, 200, false);
  await pause(50);
  await dawdle(tenantId, branchId, 0, false);
  await read();
  await slow;
  await read();

  const all = await rowsOf<{ id: number }>(
    kernel.systemPool,
    sql`select id from kernel.event_pending where tenant_id = ${tenantId} and type = 'probe.said'`,
  );
  expect(all).toHaveLength(6);
  expect(seen.size).toBeLessThan(6);

  sequencer = startSequencer(kernel);
  await sequencer.caughtUp();
  expect((await logOf(tenantId)).filter(isSaid)).toHaveLength(6);
});

const isSaid = (one: Numbered) => one.type === 'probe.said';

function blocksOf(log: readonly Numbered[]): number {
  return log.filter((one, index) => one.command_id !== log[index - 1]?.command_id).length;
}

async function killLeader(): Promise<number> {
  const { default: pg } = await import('pg');
  const owner = new pg.Client({ connectionString: other.ownerUrl });
  await owner.connect();
  const { rowCount } = await owner.query(`select pg_terminate_backend(l.pid) from pg_locks l
    where l.locktype = 'advisory' and l.objid = 72727310 and l.granted
      and l.database = (select oid from pg_database where datname = current_database())`);
  await owner.end();
  return rowCount ?? 0;
}

async function leaders(): Promise<number> {
  const [row] = await rowsOf<{ many: number }>(
    kernel.systemPool,
    sql`
    select count(*) as many from pg_locks
    where locktype = 'advisory' and objid = 72727310 and granted
      and database = (select oid from pg_database where datname = current_database())`,
  );
  return row?.many ?? 0;
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 6_000; tries += 1) {
    if (await holds()) return;
    await pause(10);
  }
  throw new Error('it did not come to hold');
}
