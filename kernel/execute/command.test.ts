import { expect, test } from 'vitest';
import { command, executeCommand, refuse, sql, type Command } from '@poros/kernel';
import { Type, object } from '@poros/kernel/shared';
import { world, type World } from '@poros/testing';

/** A command of the test's own; it needs no permission but a session. */
const trial = (run: Command['run']) =>
  command({
    name: 'kernel.try',
    http: 'POST /trial',
    permission: 'signed_in',
    summary: 'Try.',
    input: object({}),
    output: object({ ok: Type.Boolean() }),
    run: run as never,
  });

const perform = (w: World, one: ReturnType<typeof trial>) =>
  executeCommand(w.kernel, one, { actor: w.actor, input: {}, language: 'id', correlationId: 'c' });

test('a refusal takes back everything the command wrote, and only the audit trail remembers it', async () => {
  const w = await world();

  const answer = await perform(
    w,
    trial(async (ctx) => {
      ctx.insert('tenancy.department', { id: ctx.newId(), code: 'D1', name: 'Bengkel' });
      await ctx.first(sql`select 1`);
      refuse('tenancy.department_has_children', { code: 'D1' });
    }),
  );

  expect(answer.status).toBe(409);
  expect(JSON.parse(answer.body)).toMatchObject({
    detail: 'Departemen D1 masih punya departemen di bawahnya.',
  });
  expect(await w.rows('tenancy.department')).toEqual([]);
  expect(await w.rows('kernel.command_log', "command = 'kernel.try'")).toMatchObject([
    { verdict: 'refused', refusal: 'tenancy.department_has_children', changes: [] },
  ]);
});

test('a guard that fails in the same flight as COMMIT leaves nothing behind', async () => {
  const w = await world();

  const answer = await perform(
    w,
    trial(async (ctx) => {
      ctx.insert('tenancy.department', { id: ctx.newId(), code: 'D1', name: 'Bengkel' });
      ctx.write(sql`select kernel.expect(false, 'tenancy.branch_not_found')`);
      return { ok: true };
    }),
  );

  expect(JSON.parse(answer.body)).toMatchObject({ code: 'tenancy.branch_not_found', status: 404 });
  expect(await w.rows('tenancy.department')).toEqual([]);
});

test('an unexpected error is not answered as if it were a refusal', async () => {
  const w = await world();
  await expect(
    perform(
      w,
      trial(async () => {
        throw new TypeError('a defect');
      }),
    ),
  ).rejects.toThrow('a defect');
});

test('the audit trail holds what was before and after', async () => {
  const w = await world();
  const id = w.kernel.newId();
  await perform(
    w,
    trial(async (ctx) => {
      ctx.insert('tenancy.department', { id, code: 'D1', name: 'Bengkel' });
      return { ok: true };
    }),
  );
  await perform(
    w,
    trial(async (ctx) => {
      ctx.update(
        'tenancy.department',
        { id, version: 1, name: 'Bengkel' },
        { name: 'Bengkel alat berat' },
      );
      return { ok: true };
    }),
  );

  const rows = await w.rows<{ changes: unknown }>('kernel.command_log', "command = 'kernel.try'");
  expect(rows.map((row) => row.changes)).toEqual([
    [{ t: 'tenancy.department', id, b: null, a: { id, code: 'D1', name: 'Bengkel' } }],
    [{ t: 'tenancy.department', id, b: { name: 'Bengkel' }, a: { name: 'Bengkel alat berat' } }],
  ]);
});

test('another tenant’s row cannot be written, whatever a command asks for', async () => {
  const [mine, theirs] = [await world(), await world()];

  const writing = perform(
    mine,
    trial(async (ctx) => {
      ctx.write(sql`insert into tenancy.department (tenant_id, id, code, name)
      values (${theirs.tenantId}, ${ctx.newId()}, 'D1', 'Penyusup')`);
      return { ok: true };
    }),
  );

  await expect(writing).rejects.toThrow(/row-level security/);
  expect(await theirs.rows('tenancy.department')).toEqual([]);
});

test('a command needs few flights: what it writes leaves with COMMIT', async () => {
  const w = await world();
  const before = await w.kernel.metrics.flights.get();
  await perform(
    w,
    trial(async (ctx) => {
      await ctx.first(sql`select 1`);
      ctx.insert('tenancy.department', { id: ctx.newId(), code: 'D2', name: 'Gudang' });
      return { ok: true };
    }),
  );
  const after = await w.kernel.metrics.flights.get();
  const flights = (all: typeof before) =>
    all.values.find(
      (one) =>
        one.metricName === 'poros_command_flights_sum' && one.labels.operation === 'kernel.try',
    )?.value ?? 0;
  expect(flights(after) - flights(before)).toBe(2);
});
