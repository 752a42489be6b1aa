import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { runCommand } from '@poros/kernel';
import { createCustomer } from '@poros/party';
import { api } from '@poros/testing';
import {
  check,
  look,
  office,
  rowsOf,
  run,
  send,
  work,
  type Office,
} from '@poros/testing/import-desk';
import { asCsv, faultyCustomers } from '@poros/testing/planted-faults';
import { workOnImport } from './run-import.ts';

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

const CUSTOMERS = 'Kode;Nama;Kota;Plafon kredit';
const lines = (...rows: string[]) => Buffer.from([CUSTOMERS, ...rows].join('\r\n'));

test('trying leaves no record and no audit row; the same work kept leaves both', async () => {
  const at = await office();
  const id = await send(at, 'party.customer', lines('A1;Satu;Bandung;1.000.000', 'A2;Dua;Medan;'));
  const before = await spine(at);

  expect((await check(at, id)).counts).toMatchObject({ new: 2 });

  expect(await spine(at)).toEqual(before);
  await run(at, id, 'all');
  const after = await spine(at);
  expect(after.customers).toBe(before.customers + 2);
  expect(after.commands).toBe(before.commands + 2);
  const [audited] = await at.w.rows<{ actor_id: string; changes: unknown[] }>(
    'kernel.command_log',
    "command = 'party.create_customer'",
  );
  expect(audited?.actor_id).toBe(at.user.userId);
  expect(audited?.changes).toHaveLength(1);
});

async function spine({ w }: Office) {
  const customers = await w.rows('party.customer');
  const commands = await w.rows('kernel.command_log', "command = 'party.create_customer'");
  return { customers: customers.length, commands: commands.length };
}

test('a known code changes the record, the same values do nothing, and what is blank says nothing', async () => {
  const at = await office();
  const first = await send(
    at,
    'party.customer',
    lines('A1;Satu;Bandung;1.000.000', 'A2;Dua;Medan;'),
  );
  await check(at, first);
  await run(at, first);

  const second = await send(at, 'party.customer', lines('A1;Satu;Bogor;2.500.000', 'A2;Dua;;'));
  expect((await check(at, second)).counts).toMatchObject({ update: 1, same: 1 });
  const [row] = await rowsOf(at, second, 'update');
  expect(row?.changes).toEqual([
    { field: 'city', before: 'Bandung', after: 'Bogor' },
    { field: 'creditLimit', before: '1000000.0000', after: '2500000' },
  ]);
  await run(at, second);

  expect(await at.w.rows('party.customer', "code = 'A1'")).toMatchObject([
    { city: 'Bogor', credit_limit: '2500000.0000', version: 3 },
  ]);
  expect(await at.w.rows('party.customer', "code = 'A2'")).toMatchObject([{ city: 'Medan' }]);
});

test('a job that dies in the middle and comes again takes no row in twice', async () => {
  const at = await office();
  const { headers, sound } = faultyCustomers(3, 2_500, 0);
  const id = await send(at, 'party.customer', asCsv(headers, sound));
  await check(at, id);
  const { version } = await look(at, id);
  await at.user.post(`/imports/${id}/runs`, { version, mode: 'valid' });
  const dying = { ...at.w.kernel, isStopping: () => true };
  await workOnImport(dying, { tenantId: at.w.tenantId, entityId: id });
  expect((await look(at, id)).counts.applied).toBe(1_000);

  await Promise.allSettled([work(at, id), work(at, id), work(at, id)]);
  await work(at, id);

  expect(await look(at, id)).toMatchObject({ status: 'applied', counts: { applied: 2_500 } });
  expect(await at.w.rows('party.customer')).toHaveLength(2_500);
  const created = await at.w.rows('kernel.command_log', "command = 'party.create_customer'");
  expect(created).toHaveLength(2_500);
});

test('an import rests and goes on, and can be ended with what it has', async () => {
  const at = await office();
  const id = await send(at, 'party.customer', lines('A1;Satu;Bandung;', 'A2;Dua;Medan;'));
  await check(at, id);
  const { version } = await look(at, id);
  await at.user.post(`/imports/${id}/runs`, { version, mode: 'valid' });
  await at.user.post(`/imports/${id}/suspension`, { version: version + 1 });
  await work(at, id);
  expect(await look(at, id)).toMatchObject({ status: 'held', counts: { applied: 0 } });

  await at.user.post(`/imports/${id}/resumption`, { version: version + 2 });
  await work(at, id);
  expect(await look(at, id)).toMatchObject({ status: 'applied', counts: { applied: 2 } });

  const other = await send(at, 'party.customer', lines('A3;Tiga;Bandung;'));
  const { version: seen } = await look(at, other);
  expect((await at.user.post(`/imports/${other}/cancellation`, { version: seen })).status).toBe(
    200,
  );
  expect(await look(at, other)).toMatchObject({ status: 'cancelled' });
});

test('a row is corrected in place, tried again, and frees the row that was its twin', async () => {
  const at = await office();
  const id = await send(at, 'party.customer', lines('A1;Satu;Bandung;', 'A1;Dua;Medan;banyak'));
  expect((await check(at, id)).counts).toMatchObject({ new: 1, error: 1 });
  const [wrong] = await rowsOf(at, id, 'error');
  expect(wrong?.problems.map((one) => one.field).toSorted()).toEqual(['code', 'creditLimit']);

  await at.user.put(`/imports/${id}/rows`, {
    rowNo: 3,
    cells: [
      { column: 0, text: 'A2' },
      { column: 3, text: '2.000.000' },
    ],
  });
  await work(at, id);

  expect(await rowsOf(at, id, 'error')).toEqual([]);
  expect((await look(at, id)).counts).toMatchObject({ new: 2, error: 0 });
});

test('taking back archives and restores, but leaves what others use or have changed since', async () => {
  const at = await office();
  const first = await send(at, 'party.customer', lines('A0;Nol;Bandung;'));
  await check(at, first);
  await run(at, first);
  const id = await send(
    at,
    'party.customer',
    lines('A0;Nol;Bogor;', 'A1;Satu;Bandung;', 'A2;Dua;Medan;', 'A3;Tiga;Medan;'),
  );
  await check(at, id);
  await run(at, id);
  const [used] = await at.w.rows<{ id: string }>('party.customer', "code = 'A2'");
  await at.user.post(`/customers/${used?.id}/contacts`, { name: 'Bu Tini' });
  const [touched] = await at.w.rows<{ id: string }>('party.customer', "code = 'A3'");
  await at.user.put(`/customers/${touched?.id}/credit-terms`, {
    version: 1,
    creditLimit: '5',
    paymentTermsDays: 7,
    overdueDaysAllowed: null,
  });

  const { version } = await look(at, id);
  await at.user.post(`/imports/${id}/reversal`, { version });
  await work(at, id);

  expect((await look(at, id)).counts).toMatchObject({ applied: 4, reversed: 2, kept: 2 });
  const kept = await rowsOf(at, id, 'kept');
  expect(kept.map((row) => row.rowNo)).toEqual([4, 5]);
  expect(kept[1]?.problems.at(-1)?.message).toMatch(/sudah diubah/);
  const left = await at.w.rows<{ code: string; city: string }>(
    'party.customer',
    'deleted_at is null',
  );
  expect(left.map(({ code }) => code).toSorted()).toEqual(['A0', 'A2', 'A3']);
  expect(left.find((one) => one.code === 'A0')?.city).toBe('Bandung');

  const again = await send(at, 'party.customer', lines('A1;Satu;Bandung;'));
  expect((await check(at, again)).counts).toMatchObject({ update: 1 });
  await run(at, again);
  expect(await at.w.rows('party.customer', "code = 'A1' and deleted_at is null")).toHaveLength(1);
});

test('whoever may not make the record may not import it, and each row needs its own rights', async () => {
  const at = await office('STAFF_WH');
  const refused = await at.user.upload(
    '/imports/files?kind=party.customer&name=a.csv',
    lines('A1;Satu;;'),
  );
  expect(refused).toMatchObject({ status: 403, body: { code: 'kernel.permission_missing' } });

  const seller = { w: at.w, user: await (await api(at.w)).signIn('STAFF_SALES') };
  const id = await send(
    seller,
    'party.customer',
    lines('A1;Satu;Bandung;', 'A2;Dua;Medan;9.000.000'),
  );
  const checked = await check(seller, id);
  expect(checked.counts).toMatchObject({ new: 1, error: 1 });
  const [row] = await rowsOf(seller, id, 'error');
  expect(row?.problems[0]?.field).toBe('creditLimit');
});

test('nobody sees the import of another company, nor a colleague’s without the right', async () => {
  const at = await office();
  const id = await send(at, 'party.customer', lines('A1;Satu;Bandung;'));
  const stranger = await office();
  expect((await stranger.user.get(`/imports/${id}`)).status).toBe(404);
  expect((await stranger.user.get(`/imports/${id}/failures`)).status).toBe(404);
  const colleague = await (await api(at.w)).signIn('STAFF_SALES');
  expect((await colleague.get(`/imports/${id}`)).status).toBe(404);
  expect((await at.user.get(`/imports/${id}`)).status).toBe(200);
});

test('the failed rows come as a file with their reasons, and mended that file goes in', async () => {
  const at = await office();
  const id = await send(
    at,
    'party.customer',
    lines('A1;Satu;Bandung;', 'A2;;Medan;', 'A3;Tiga;Medan;banyak', 'A4;Empat;Bogor;2.500'),
  );
  await check(at, id);
  await run(at, id);

  const answer = await at.user.getBytes(`/imports/${id}/failures`);
  expect(answer.headers['content-type']).toMatch(/spreadsheetml/);
  const [sheet] = (await readXlsx(answer.bytes)).sheets;
  const [head, ...failed] = sheet?.rows ?? [];
  expect(head).toEqual(['Kode', 'Nama', 'Kota', 'Plafon kredit', 'Alasan']);
  expect(failed.map(([code]) => code)).toEqual(['A2', 'A3']);
  expect(failed[0]?.[4]).toMatch(/Nama.*belum diisi/);
  expect(failed[1]?.[4]).toMatch(/banyak/);

  const mended = failed.map(([code, name, city, limit, reason]) => [
    code ?? null,
    name || 'Dua',
    city ?? null,
    limit === 'banyak' ? '3.000.000' : (limit ?? null),
    reason ?? null,
  ]);
  const book = await writeXlsx({ sheets: [{ name: 'A', rows: [head ?? [], ...mended] }] });
  const again = await send(at, 'party.customer', Buffer.from(book), 'diperbaiki.xlsx');
  expect((await check(at, again)).counts).toMatchObject({ new: 2, error: 0 });
  await run(at, again, 'all');

  const kept = await at.w.rows<{ code: string; name: string; credit_limit: string }>(
    'party.customer',
  );
  expect(kept.map(({ code }) => code).toSorted()).toEqual(['A1', 'A2', 'A3', 'A4']);
  expect(kept.find(({ code }) => code === 'A3')?.credit_limit).toBe('3000000.0000');
});

test('the same file warns, and a sum that was promised is compared', async () => {
  const at = await office();
  const file = lines('A1;Satu;Bandung;1.000.000', 'A2;Dua;Medan;2.500.000,50');
  const first = await send(at, 'party.customer', file);
  const { control } = await check(at, first, {
    control: { field: 'creditLimit', expected: '3500000.5' },
  });
  expect(control).toMatchObject({ expected: '3500000.5', actual: '3500000.5' });
  await run(at, first);

  const second = await send(at, 'party.customer', file);

  expect((await look(at, second)).twin).toMatchObject({ id: first });
});
