import { expect, test } from 'vitest';
import { sql } from '@poros/kernel';
import { perform, world, type World } from '@poros/testing';

const NAMES = ['PT Sentosa Makmur', 'PT Sentana Raya', 'CV Kusumadewa 88', 'UD Maju'];

async function shop(): Promise<World> {
  const w = await world();
  for (const [nth, name] of NAMES.entries())
    await perform(w, w, 'party.create_customer', {
      code: `SLIP-${nth}`,
      name,
      creditLimit: '0',
      branchId: w.branchId,
    });
  return w;
}

async function found(w: World, search: string): Promise<string[]> {
  const { rows } = await perform<{ rows: { name: string }[] }>(w, w, 'party.list_customers', {
    search,
  });
  return rows.map((row) => row.name);
}

test.each([
  ['a wrong letter', 'sentoza'],
  ['two swapped letters', 'snetosa'],
  ['a letter too few', 'sentsa'],
  ['a letter too many', 'senttosa'],
  ['a slip in each of two words', 'sentsoa makmru'],
  ['a slip beside what is right', 'makmur sentsoa'],
])('a search forgives %s', async (_slip, typed) => {
  const names = await found(await shop(), typed);

  expect(names).toContain('PT Sentosa Makmur');
  expect(names).not.toContain('UD Maju');
});

test('what fits exactly comes alone, though others are near', async () => {
  const w = await shop();

  expect(await found(w, 'sentana')).toEqual(['PT Sentana Raya']);
  expect(await found(w, 'sentosa')).toEqual(['PT Sentosa Makmur']);
});

test('two slips in a word, a wrong figure, and signs of patterns find nothing', async () => {
  const w = await shop();

  for (const typed of ['zentoza', 'kusumadewo 89', 'sent%sa', 'sento.a', '____', 'sentoza (', '\\'])
    expect(await found(w, typed), typed).toEqual([]);
  expect(await found(w, 'kusumadewo 88')).toEqual(['CV Kusumadewa 88']);
});

test('a list holds all that was found, not the first few hundred', async () => {
  const w = await world();
  await w.within(async (ctx) => {
    ctx.write(sql`insert into party.vendor (tenant_id, id, code, name, name_key, currency)
      select ${ctx.tenantId}, gen_random_uuid(), 'MANY-' || n, 'Pemasok ' || n, 'pemasok' || n, 'IDR'
      from generate_series(1, 700) n`);
  });

  const list = await perform<{ total: number }>(w, w, 'party.list_vendors', { search: 'pemasok' });

  expect(list.total).toBe(700);
});

test('nothing of another tenant is near', async () => {
  await shop();

  expect(await found(await world(), 'snetosa')).toEqual([]);
});
