import { expect, test } from 'vitest';
import { api } from '@poros/testing';
import { check, look, office, send, work, type Office } from '@poros/testing/import-desk';
import { asCsv, faultyCustomers } from '@poros/testing/planted-faults';
import { workOnImport } from './run-import.ts';

const ROWS = 2_500;

/** An import of 2,500 customers whose first thousand is in. */
async function midway(at: Office): Promise<string> {
  const { headers, sound } = faultyCustomers(5, ROWS, 0);
  const id = await send(at, 'party.customer', asCsv(headers, sound));
  await check(at, id);
  const { version } = await look(at, id);
  await at.user.post(`/imports/${id}/runs`, { version, mode: 'valid' });
  await onePiece(at, id);
  expect(await look(at, id)).toMatchObject({
    status: 'applying',
    counts: { applied: 1_000, new: ROWS },
    progress: { done: 1_000, total: ROWS },
  });
  return id;
}

/** A worker that is stopping ends after the piece it is at. */
const onePiece = ({ w }: Office, id: string): Promise<void> =>
  workOnImport({ ...w.kernel, isStopping: () => true }, { tenantId: w.tenantId, entityId: id });

const act = async ({ user, ...at }: Office, id: string, path: string): Promise<number> => {
  const { version } = await look({ user, ...at }, id);
  return (await user.post(`/imports/${id}/${path}`, { version })).status;
};

const customers = async ({ w }: Office): Promise<number> =>
  (await w.rows('party.customer', 'deleted_at is null')).length;

test('paused mid-way, what is in stays, nothing more comes, and the rest follows when it goes on', async () => {
  const at = await office();
  const id = await midway(at);

  expect(await act(at, id, 'suspension')).toBe(200);
  await work(at, id);
  await work(at, id);
  expect(await look(at, id)).toMatchObject({ status: 'held', counts: { applied: 1_000 } });
  expect(await customers(at)).toBe(1_000);

  expect(await act(at, id, 'resumption')).toBe(200);
  expect(await look(at, id)).toMatchObject({ progress: { done: 0, total: ROWS - 1_000 } });
  await work(at, id);
  expect(await look(at, id)).toMatchObject({ status: 'applied', counts: { applied: ROWS } });
  expect(await customers(at)).toBe(ROWS);
});

test('cancelled mid-way, what is in stays until it is taken back, and the rest never comes', async () => {
  const at = await office();
  const id = await midway(at);

  expect(await act(at, id, 'cancellation')).toBe(200);
  await work(at, id);
  expect(await look(at, id)).toMatchObject({ status: 'cancelled', counts: { applied: 1_000 } });
  expect(await customers(at)).toBe(1_000);
  expect(await act(at, id, 'resumption')).toBe(409);

  expect(await act(at, id, 'reversal')).toBe(200);
  await work(at, id);
  expect(await look(at, id)).toMatchObject({ counts: { reversed: 1_000, kept: 0 } });
  expect(await customers(at)).toBe(0);
});

test('whoever pauses or cancels while rows are going in is answered with what is then true', async () => {
  for (const [path, status] of [
    ['suspension', 'held'],
    ['cancellation', 'cancelled'],
  ] as const) {
    const at = await office();
    const id = await midway(at);
    const working = work(at, id);
    expect(await act(at, id, path)).toBe(200);
    const seen = await look(at, id);
    expect(seen.status).toBe(status);
    await working;
    expect((await look(at, id)).counts).toEqual(seen.counts);
    expect(await customers(at)).toBe(seen.counts.applied);
  }
});

test('all or nothing that is cancelled mid-way leaves nothing', async () => {
  const at = await office();
  const { headers, sound } = faultyCustomers(6, ROWS, 0);
  const id = await send(at, 'party.customer', asCsv(headers, sound));
  await check(at, id);
  const { version } = await look(at, id);
  await at.user.post(`/imports/${id}/runs`, { version, mode: 'all' });

  const working = work(at, id);
  await expect.poll(async () => (await look(at, id)).progress.done).toBeGreaterThan(0);
  expect(await act(at, id, 'cancellation')).toBe(200);
  await working;

  expect(await look(at, id)).toMatchObject({ status: 'cancelled', counts: { applied: 0 } });
  expect(await customers(at)).toBe(0);
});

test('a right that is lost mid-way stops the work and says so; given back, the rest goes in', async () => {
  const at = await office();
  const seller = { w: at.w, user: await (await api(at.w)).signIn('STAFF_SALES') };
  const id = await midwayOfSeller(seller);
  await giveRole(at, seller.user.userId, 'STAFF_WH');

  await work(seller, id);

  const stopped = await look(at, id);
  expect(stopped).toMatchObject({ status: 'held', counts: { applied: 1_000, error: 0 } });
  expect(stopped.trouble).toMatch(/hak/i);
  expect(await customers(at)).toBe(1_000);
  expect(
    (await seller.user.post(`/imports/${id}/resumption`, { version: stopped.version })).status,
  ).toBe(403);

  await giveRole(at, seller.user.userId, 'STAFF_SALES');
  expect(await act(seller, id, 'resumption')).toBe(200);
  await work(seller, id);
  expect(await look(seller, id)).toMatchObject({
    status: 'applied',
    trouble: null,
    counts: { applied: ROWS, error: 0 },
  });
});

/** Sellers may not set credit limits, so theirs are names only. */
async function midwayOfSeller(at: Office): Promise<string> {
  const rows = Array.from({ length: ROWS }, (_, nth) => [`S-${nth}`, `Toko ${nth}`]);
  const id = await send(at, 'party.customer', asCsv(['Kode', 'Nama'], rows));
  await check(at, id);
  const { version } = await look(at, id);
  await at.user.post(`/imports/${id}/runs`, { version, mode: 'valid' });
  await onePiece(at, id);
  return id;
}

async function giveRole({ user, w }: Office, userId: string, code: string): Promise<void> {
  const [role] = await w.rows<{ id: string }>('identity.role', `code = '${code}'`);
  const [one] = await w.rows<{ version: number }>('identity.app_user', `id = '${userId}'`);
  const { status, body } = await user.put(`/users/${userId}/roles`, {
    version: one?.version,
    roleIds: [role?.id],
  });
  expect(status, JSON.stringify(body)).toBe(200);
}
