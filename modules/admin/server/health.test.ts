import { afterAll, expect, test } from 'vitest';
import { rowsOf, sql } from '@poros/kernel';
import { openTransaction, seal } from '@poros/kernel/system';
import { PASSWORD, api, otherKernel, world, type OtherKernel } from '@poros/testing';
import type { InstallationHealth } from '../shared/health.ts';
import { getHealth } from './get-health.ts';
import { getSeal } from './get-seal.ts';

const others: OtherKernel[] = [];
afterAll(() => Promise.all(others.map((other) => other.close())));

async function kernelWith(options: Parameters<typeof otherKernel>[0]) {
  const other = await otherKernel(options);
  others.push(other);
  return other.kernel;
}

test('a company sees how its own work stands and nothing of the others', async () => {
  const [w, busy] = [await world(), await world()];
  const work = (many: number) =>
    Promise.all(Array.from({ length: many }, () => busy.within(() => Promise.resolve())));
  const before = await w.run(getHealth, {});
  await work(5);

  expect(await w.run(getHealth, {})).toMatchObject({
    commandsToday: before.commandsToday,
    deadLetters: 0,
    jobsWaiting: before.jobsWaiting,
  });
  // Negative control: who worked sees it.
  expect((await busy.run(getHealth, {})).commandsToday).toBeGreaterThanOrEqual(5);
});

test('the last sealed block is the own one, and nothing waits once it is sealed', async () => {
  const w = await world();
  expect((await w.run(getSeal, {})).unsealed).toBeGreaterThan(0);
  await seal(w.kernel);

  const { lastBlock, unsealed, blocks } = await w.run(getSeal, {});
  const rows = await w.rows<{ seq: number; hash: Buffer }>('kernel.audit_block');
  const last = rows.toSorted((a, b) => a.seq - b.seq).at(-1);
  expect(unsealed).toBe(0);
  expect(blocks).toBe(rows.length);
  expect(lastBlock?.seq).toBe(Number(last?.seq));
  expect(last?.hash.toString('hex').startsWith(lastBlock?.hash ?? '-')).toBe(true);
});

test('figures of the installation are for the company that operates it, and for no other', async () => {
  const unnamed = await world();
  const stranger = await (await api(unnamed)).signIn('SYSADMIN');
  expect(await stranger.get('/admin/installation-health')).toMatchObject({
    status: 403,
    body: { code: 'admin.not_operator' },
  });

  const code = `T${unnamed.tenantId.slice(0, 8)}`;
  const named = await kernelWith({ operator: code });
  const operator = await (await api({ ...unnamed, kernel: named })).signIn('SYSADMIN');
  const { status, body } = await operator.get<InstallationHealth>('/admin/installation-health');
  expect(status).toBe(200);
  expect(body.databaseBytes).toBeGreaterThan(1e6);
  expect(body.partitions.map((one) => one.name)).toContain('kernel.command_log');
  expect(body.lastBackupAt).toBeNull();
  for (const { statement } of body.slowStatements) expect(statement).not.toContain(PASSWORD);

  const other = await (await api(await world({ kernel: named }))).signIn('SYSADMIN');
  expect((await other.get('/admin/installation-health')).status).toBe(403);
  const clerk = await (await api({ ...unnamed, kernel: named })).signIn('STAFF_WH');
  expect((await clerk.get('/admin/installation-health')).body).toMatchObject({
    code: 'kernel.permission_missing',
  });
});

test('the doors to the figures of the installation are closed to what runs for a company', async () => {
  const w = await world();
  for (const door of [
    sql`select kernel_system.health()`,
    sql`select * from kernel_system.slow_statements(1)`,
  ]) {
    const tx = await openTransaction(w.kernel.pool, { tenantId: w.tenantId, readOnly: true });
    await expect(tx.read(door)).rejects.toThrow(/permission denied/);
    await tx.rollback();
    // Negative control: the system's own role comes in.
    expect(await rowsOf(w.kernel.systemPool, door)).toBeDefined();
  }
});
