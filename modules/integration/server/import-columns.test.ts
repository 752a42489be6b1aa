import { expect, test } from 'vitest';
import { check, look, office, rowsOf, run, send } from '@poros/testing/import-desk';

const text = (...rows: string[]) => Buffer.from(rows.join('\r\n'));

test('columns that make up a name are joined, and what the file lacks is the same in every row', async () => {
  const at = await office();
  const file = text(
    'CustomerKey,Prefix,FirstName,LastName,EmailAddress',
    '11000,MR.,JON,YANG,jon24@adventure-works.com',
    '11001,MR.,EUGENE,,eugene10@adventure-works.com',
  );
  const id = await send(at, 'party.customer', file);
  const { mapping } = await look(at, id);
  expect(mapping).toEqual(['code', null, 'name', 'name', 'email']);

  const checked = await check(at, id, { fill: { currency: 'USD', segment: 'Eceran' } });
  expect(checked.counts).toMatchObject({ new: 2, error: 0 });
  await run(at, id, 'all');

  expect(await at.w.rows('party.customer', "code like '1100%' order by code")).toMatchObject([
    { code: '11000', name: 'JON YANG', currency: 'USD', segment: 'retail' },
    { code: '11001', name: 'EUGENE', currency: 'USD', segment: 'retail' },
  ]);
});

test('a file without headings is read from its first row, and its columns are named by place', async () => {
  const at = await office();
  const file = text('1\tRace\tAR-5381\t0.50\t7', '2\tBall\tBA-8327\t13.08\t9');
  const id = await send(at, 'catalog.item', file);
  const seen = await look(at, id);
  expect(seen).toMatchObject({ rowCount: 2, headers: ['', '', '', '', ''] });
  expect(seen.reading).toMatchObject({ headerRow: 0, delimiter: '\t' });

  const mapping = [null, 'name', 'code', 'standardCost', 'basePrice'];
  expect((await check(at, id, { mapping })).counts).toMatchObject({ error: 2 });
  expect((await rowsOf(at, id, 'error'))[0]).toMatchObject({ rowNo: 1 });
  const filled = await check(at, id, { mapping, fill: { baseUnitId: 'PCS' } });
  expect(filled.counts).toMatchObject({ new: 2, error: 0 });
  await run(at, id, 'all');
  expect(await at.w.rows('catalog.item')).toHaveLength(2);
});

test('only texts are made up of several columns', async () => {
  const at = await office();
  const id = await send(at, 'party.customer', text('Kode;Nama;Plafon;Limit lain', 'A;Satu;1;2'));
  const { version } = await look(at, id);
  const answer = await at.user.put(`/imports/${id}/mapping`, {
    version,
    mapping: ['code', 'name', 'creditLimit', 'creditLimit'],
    createMissing: [],
    control: null,
  });
  expect(answer.body).toMatchObject({ code: 'integration.field_twice' });
});
