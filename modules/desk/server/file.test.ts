import { expect, test } from 'vitest';
import { rowsOf, sql } from '@poros/kernel';
import { api, world, type World } from '@poros/testing';
import { setConfig } from '@poros/testing/set-config';
import { forgetContent } from './forget-content.ts';
import { getDiscussion } from './get-discussion.ts';
import { removeFile } from './remove-file.ts';
import { restoreFile } from './restore-file.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const branch = (w: World) => ({ entity: 'tenancy.branch', recordId: w.branchId });
const at = (w: World, name: string) =>
  `/records/tenancy.branch/${w.branchId}/files?name=${encodeURIComponent(name)}`;

test('a file is given back as it came, however large within the limit', async () => {
  const w = await world();
  const person = await (await api(w)).signIn('SYSADMIN');
  const bytes = Buffer.alloc(700_000, 7);
  PNG.copy(bytes);

  const answer = await person.upload<{ id: string }>(at(w, 'denah kantor.png'), bytes);
  expect(answer).toMatchObject({
    status: 200,
    body: { name: 'denah kantor.png', mediaType: 'image/png', sizeBytes: 700_000 },
  });

  const { headers } = await person.get(`/files/${answer.body.id}/content`);
  expect(headers).toMatchObject({
    'content-type': 'image/png',
    'content-length': '700000',
    'content-disposition': "inline; filename*=UTF-8''denah%20kantor.png",
    'x-content-type-options': 'nosniff',
  });
});

test('what could act in a browser is only given out as a file, whatever its name says', async () => {
  const w = await world();
  const person = await (await api(w)).signIn('SYSADMIN');
  for (const text of ['<!doctype html><script>alert(1)</script>', '<svg onload="alert(1)"/>']) {
    const { body } = await person.upload<{ id: string }>(at(w, 'foto.png'), Buffer.from(text));
    const { headers } = await person.get(`/files/${body.id}/content`);

    expect(headers['content-type']).toBe('application/octet-stream');
    expect(headers['content-disposition']).toMatch(/^attachment/);
    expect(headers['content-security-policy']).toContain('sandbox');
  }
});

test('a file larger than the setting, or without anything in it, is refused', async () => {
  const w = await world();
  await setConfig(w, 'desk.file_size_max', 10_240);
  const person = await (await api(w)).signIn('SYSADMIN');

  expect(await person.upload(at(w, 'a.bin'), Buffer.alloc(10_241, 1))).toMatchObject({
    status: 413,
    body: { code: 'desk.file_too_large' },
  });
  expect(await person.upload(at(w, 'a.bin'), Buffer.alloc(0))).toMatchObject({ status: 422 });
  expect((await person.upload(at(w, 'a.bin'), Buffer.alloc(10_240, 1))).status).toBe(200);
});

test('who may not see the record is told that there is no file', async () => {
  const w = await world();
  const other = await world();
  const doors = await api(w);
  const owner = await doors.signIn('SYSADMIN');
  const { body } = await owner.upload<{ id: string }>(
    at(w, 'kontrak.pdf'),
    Buffer.from('%PDF-1.7'),
  );

  const operator = await doors.signIn('OPERATOR');
  const foreigner = await (await api(other)).signIn('SYSADMIN');
  expect((await operator.get(`/files/${body.id}/content`)).status).toBe(404);
  expect((await foreigner.get(`/files/${body.id}/content`)).status).toBe(404);
  expect((await operator.upload(at(w, 'a.bin'), Buffer.from('x'))).status).toBe(404);
  expect((await owner.get(`/files/${body.id}/content`)).status).toBe(200);
});

test('the same request sent again puts one file on the record', async () => {
  const w = await world();
  const person = await (await api(w)).signIn('SYSADMIN');
  const key = 'unggah-sekali';
  await person.upload(at(w, 'nota.png'), PNG, { key });
  await person.upload(at(w, 'nota.png'), PNG, { key });

  expect(await w.rows('desk.file')).toHaveLength(1);
  await person.upload(at(w, 'salinan.png'), PNG);
  expect(await w.rows('desk.file')).toHaveLength(2);
  expect(await w.rows('desk.content')).toHaveLength(1);
});

test('a removed file can be put back, and its bytes are forgotten a month later', async () => {
  const w = await world();
  const person = await (await api(w)).signIn('SYSADMIN');
  const { body } = await person.upload<{ id: string }>(at(w, 'nota.png'), PNG);
  const fileId = body.id;

  await w.run(removeFile, { fileId, version: 1 });
  expect((await person.get(`/files/${fileId}/content`)).status).toBe(404);
  await w.run(restoreFile, { fileId, version: 2 });
  expect((await w.run(getDiscussion, branch(w))).files).toMatchObject([{ name: 'nota.png' }]);

  await w.run(removeFile, { fileId, version: 3 });
  const chunks = () =>
    rowsOf(
      w.kernel.systemPool,
      sql`select 1 from desk.content_chunk where tenant_id = ${w.tenantId}`,
    );
  await forgetContent(w.kernel);
  expect(await chunks()).toHaveLength(1);
  w.clock.forward(31 * 24 * 60);
  await forgetContent(w.kernel);
  expect(await chunks()).toHaveLength(0);
});

test("nobody takes another's file away but an overseer", async () => {
  const w = await world();
  const person = await (await api(w)).signIn('SYSADMIN');
  const { body } = await person.upload<{ id: string }>(at(w, 'nota.png'), PNG);
  const other = w.as({ permissions: ['tenancy.branch.read', 'desk.file.attach'] });

  expect(await other.refused(removeFile, { fileId: body.id, version: 1 })).toBe(
    'desk.file_not_yours',
  );
  await w.run(removeFile, { fileId: body.id, version: 1 });
});
