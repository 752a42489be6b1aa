import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { api, world, type HttpUser, type World } from '@poros/testing';
import { asCsv, faultyCustomers } from '@poros/testing/planted-faults';
import { runCommand } from '@poros/kernel';
import { createCustomer } from '@poros/party';
import type { Import, ImportedRow } from '../shared/import.ts';
import { workOnImport } from './run-import.ts';

interface Office {
  readonly w: World;
  readonly user: HttpUser;
}

async function office(
  ...roles: Parameters<Awaited<ReturnType<typeof api>>['signIn']>
): Promise<Office> {
  const w = await world();
  return {
    w,
    user: await (await api(w)).signIn(...(roles.length > 0 ? roles : (['SYSADMIN'] as const))),
  };
}

async function send(
  { user }: Office,
  kind: string,
  bytes: Buffer,
  name = 'berkas.csv',
): Promise<string> {
  const answer = await user.upload<{ id: string }>(
    `/imports/files?kind=${kind}&name=${encodeURIComponent(name)}`,
    bytes,
  );
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body.id;
}

const look = async ({ user }: Office, id: string): Promise<Import> =>
  (await user.get<Import>(`/imports/${id}`)).body;

/** Does what waits for the worker, as far as it goes. */
const work = ({ w }: Office, id: string) =>
  workOnImport(w.kernel, { tenantId: w.tenantId, entityId: id });

interface Checking {
  readonly mapping?: (string | null)[];
  readonly createMissing?: string[];
  readonly control?: { field: string; expected: string } | null;
}

async function check(at: Office, id: string, more: Checking = {}): Promise<Import> {
  const { version, mapping } = await look(at, id);
  const answer = await at.user.put(`/imports/${id}/mapping`, {
    version,
    mapping,
    createMissing: [],
    control: null,
    ...more,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await work(at, id);
  return look(at, id);
}

async function run(at: Office, id: string, mode: 'all' | 'valid' = 'valid'): Promise<Import> {
  const { version } = await look(at, id);
  const answer = await at.user.post(`/imports/${id}/runs`, { version, mode });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  await work(at, id);
  return look(at, id);
}

const rowsOf = async ({ user }: Office, id: string, state: string): Promise<ImportedRow[]> =>
  (await user.get<{ rows: ImportedRow[] }>(`/imports/${id}/rows?state=${state}&limit=200`)).body
    .rows;

test('37 planted faults of 12 kinds in 1,000 rows: exactly these are found, and mended none is left', async () => {
  const at = await office();
  await runCommand({ kernel: at.w.kernel, actor: at.w.actor }, createCustomer, {
    id: randomUUID(),
    code: 'LAMA',
    name: 'Sudah ada',
    taxId: '0011222333444000',
  });
  const file = faultyCustomers(20_261_121);
  const id = await send(at, 'party.customer', asCsv(file.headers, file.rows));

  const checked = await check(at, id);

  expect(checked.counts).toMatchObject({ error: 37, new: 963, waiting: 0 });
  const found = await rowsOf(at, id, 'error');
  const fields = new Map(checked.mapping.map((field, place) => [field, file.headers[place]]));
  const told = found.map(({ rowNo, problems }) => ({
    rowNo,
    columns: problems.map((one) => fields.get(one.field)),
  }));
  expect(told).toEqual(
    file.faults
      .toSorted((a, b) => a.rowNo - b.rowNo)
      .map(({ rowNo, column }) => ({ rowNo, columns: [column] })),
  );
  for (const fault of file.faults) {
    const [problem] = found.find((row) => row.rowNo === fault.rowNo)?.problems ?? [];
    expect(problem?.message, fault.kind).toMatch(fault.says);
    if (fault.suggests) expect(problem?.suggestion).toBe(fault.suggests);
  }
  expect(await at.w.rows('party.customer')).toHaveLength(1);

  const mended = await send(at, 'party.customer', asCsv(file.headers, file.sound));
  expect((await check(at, mended)).counts).toMatchObject({ error: 0, new: 1_000 });
});
