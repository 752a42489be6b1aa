import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { afterEach, expect, test } from 'vitest';
import { refuse, runCommand, sql, type Ctx } from '@poros/kernel';
import { rowsOf, settle, startSequencer, startWorker } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import {
  actorOf,
  otherKernel,
  probe,
  say,
  systemUrl,
  world,
  type Hearing,
  type OtherKernel,
} from '@poros/testing';

/** What the reactions of the running test have heard. */
const heard: { reaction: string; text: string; by: string }[] = [];
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  heard.length = 0;
  for (const close of closing.splice(0).reverse()) await close();
});

interface Told {
  readonly text: string;
}
const note =
  (reaction: string) =>
  (ctx: Ctx, { text }: Told) => {
    ctx.changed('probe.note', ctx.newId(), null, { reaction, text });
    heard.push({ reaction, text, by: ctx.actor.kind });
  };

async function kernelThatHears(...after: Hearing[]): Promise<OtherKernel> {
  const other = await otherKernel({ modules: [...modules, probe({ after })] });
  closing.push(() => other.close());
  return other;
}

async function tenantOf({ kernel }: OtherKernel) {
  const w = await world({ kernel });
  const actor = actorOf({ tenantId: w.tenantId, branchId: w.branchId });
  return {
    ...w,
    kernel,
    actor,
    say: (text: string, entityId?: string) =>
      runCommand({ kernel, actor }, say, { texts: [text], ...(entityId && { entityId }) }),
  };
}

/** Worker and sequencer as the program runs them, with next to no waiting between tries. */
async function work(other: OtherKernel) {
  const sequencer = startSequencer(other.kernel);
  const worker = await startWorker(other.kernel, {
    connectionString: systemUrl(other.ownerUrl),
    backOff: () => 10,
  });
  const stop = async () => {
    await worker.stop();
    await sequencer.stop();
  };
  closing.push(stop);
  return { stop };
}

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 1_000; tries += 1) {
    if (await holds()) return;
    await pause(10);
  }
  throw new Error('it did not come to hold within ten seconds');
}

test('every reaction hears an event once, as the system, and is in the audit trail', async () => {
  const other = await kernelThatHears(
    async function tellStores(ctx, told) {
      note('stores')(ctx, told);
    },
    async function tellSales(ctx, told) {
      note('sales')(ctx, told);
    },
  );
  const tenant = await tenantOf(other);
  await tenant.say('hello');

  await settle(other.kernel, systemUrl(other.ownerUrl));
  await settle(other.kernel, systemUrl(other.ownerUrl));

  expect(heard).toEqual([
    { reaction: 'stores', text: 'hello', by: 'system' },
    { reaction: 'sales', text: 'hello', by: 'system' },
  ]);
  expect(
    await tenant.rows('kernel.command_log', "command like 'reaction:tell%' order by id"),
  ).toMatchObject([
    { command: 'reaction:tellStores', verdict: 'done', actor_id: tenant.actor.userId },
    { command: 'reaction:tellSales', verdict: 'done' },
  ]);
});

test('a job that comes twice has its effect once', async () => {
  const other = await kernelThatHears(async function tellOnce(ctx, told) {
    note('once')(ctx, told);
  });
  const tenant = await tenantOf(other);
  await tenant.say('hello');
  await settle(other.kernel, systemUrl(other.ownerUrl));
  const [event] = await tenant.rows<{ position: number; entity_id: string }>(
    'kernel.event_log',
    "type = 'probe.said'",
  );

  for (let copy = 0; copy < 5; copy += 1)
    await rowsOf(
      other.kernel.systemPool,
      sql`select graphile_worker.add_job('reaction',
      ${JSON.stringify({
        tenantId: tenant.tenantId,
        reaction: 'tellOnce',
        position: event?.position,
        entityId: event?.entity_id,
      })}::json)`,
    );
  await settle(other.kernel, systemUrl(other.ownerUrl));

  expect(heard).toHaveLength(1);
});

test('a failure is tried again and its half-done work is gone in between', async () => {
  let failures = 3;
  const other = await kernelThatHears(async function tellLate(ctx, { text }) {
    ctx.changed('probe.note', ctx.newId(), null, { text });
    if (failures-- > 0) throw new Error('the line is down');
    heard.push({ reaction: 'late', text, by: ctx.actor.kind });
  });
  const tenant = await tenantOf(other);
  await tenant.say('hello');
  await work(other);

  await until(() => heard.length === 1);

  expect(await tenant.rows('kernel.command_log', "command = 'reaction:tellLate'")).toHaveLength(1);
  await until(async () => (await tenant.rows('kernel.reaction_held')).length === 0);
  expect(await tenant.rows('kernel.dead_letter')).toEqual([]);
});

test('what fails eight times becomes one dead letter that says why', async () => {
  const other = await kernelThatHears(async function tellNobody() {
    refuse('kernel.not_found');
  });
  const tenant = await tenantOf(other);
  await tenant.say('hello');
  await work(other);

  await until(async () => (await tenant.rows('kernel.dead_letter')).length === 1);

  expect(await tenant.rows('kernel.dead_letter')).toMatchObject([
    {
      reaction: 'tellNobody',
      attempts: 8,
      state: 'waiting',
      error: 'kernel.not_found',
      event: { type: 'probe.said', payload: { text: 'hello' } },
    },
  ]);
  expect(await tenant.rows('kernel.reaction_held')).toEqual([]);
});

test('a poisoned event holds up its own entity, in order, and nobody else', async () => {
  let isPoisoned = true;
  const other = await kernelThatHears(async function tellInOrder(ctx, told) {
    if (told.text === 'poison' && isPoisoned) throw new Error('cannot swallow');
    note('order')(ctx, told);
  });
  const tenant = await tenantOf(other);
  const [sick, well] = [other.kernel.newId(), other.kernel.newId()];
  await tenant.say('poison', sick);
  await work(other);
  await until(async () => (await tenant.rows('kernel.reaction_held')).length === 1);

  for (const text of ['a', 'b', 'c']) {
    await tenant.say(text, sick);
    await tenant.say(text.toUpperCase(), well);
  }
  await until(() => heard.length === 3);
  expect(heard.map((one) => one.text)).toEqual(['A', 'B', 'C']);

  isPoisoned = false;
  await until(() => heard.length === 7);
  expect(heard.slice(3).map((one) => one.text)).toEqual(['poison', 'a', 'b', 'c']);
});

test('jobs of a worker that was killed go to another within its next look', async () => {
  const other = await kernelThatHears(async function tellAfterDeath(ctx, told) {
    note('after death')(ctx, told);
  });
  const tenant = await tenantOf(other);
  const sequencer = startSequencer(other.kernel);
  await tenant.say('hello');
  await sequencer.caughtUp();
  await sequencer.stop();
  const owner = new pg.Client({ connectionString: other.ownerUrl });
  await owner.connect();
  closing.push(() => owner.end());
  await owner.query(
    `update graphile_worker._private_jobs
    set locked_at = now(), locked_by = 'pool-that-died' where payload ->> 'tenantId' = $1`,
    [tenant.tenantId],
  );
  await owner.query(`update graphile_worker._private_job_queues
    set locked_at = now(), locked_by = 'pool-that-died'`);

  await work(other);

  await until(() => heard.length > 0);
  expect(heard).toMatchObject([{ reaction: 'after death' }]);
});

test('control: a job that a living worker holds is left with it', async () => {
  const other = await kernelThatHears(async function tellSlowly(ctx, told) {
    await pause(400);
    note('slow')(ctx, told);
  });
  const tenant = await tenantOf(other);
  await tenant.say('hello');
  await work(other);
  await until(
    async () =>
      (
        await rowsOf(
          other.kernel.systemPool,
          sql`select 1
    from graphile_worker._private_jobs where locked_at is not null
      and payload ->> 'tenantId' = ${tenant.tenantId}`,
        )
      ).length === 1,
  );

  await work(other);

  await until(() => heard.length > 0);
  await pause(600);
  expect(heard).toHaveLength(1);
});
