import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { books } from '@poros/testing/books';
import { SYSTEM_KEYS } from '../shared/account.ts';
import { archiveAccount } from './archive-account.ts';
import { archiveProject } from './archive-project.ts';
import { changeAccount } from './change-account.ts';
import { changeProject } from './change-project.ts';
import { createAccount } from './create-account.ts';
import { createProject } from './create-project.ts';
import { getChart } from './get-chart.ts';
import { listAccounts } from './list-accounts.ts';
import { listProjects } from './list-projects.ts';
import { postManualJournal } from './post-manual-journal.ts';

const fuel = { code: '6165', nameId: 'Beban solar', nameEn: 'Diesel', type: 'cost' as const };

test.each(['mine', 'factory', 'distributor', 'retail'] as const)(
  'a %s starts with a chart in which every meaning has its account',
  async (preset) => {
    const w = await world({ preset });

    const { rows } = await w.run(getChart, {});
    const keys = rows.map((row) => row.systemKey).filter((key) => key !== null);
    expect([...keys].sort()).toEqual([...SYSTEM_KEYS].sort());
    expect(rows.filter((row) => row.depth === 0).map((row) => row.code)).toEqual([
      '1000',
      '2000',
      '3000',
      '4000',
      '5000',
      '6000',
      '7000',
      '8000',
    ]);
    expect(rows.filter((row) => row.systemKey && !row.isPostable)).toEqual([]);
  },
);

test('kinds of company call things differently', async () => {
  const named = async (preset: 'mine' | 'retail', code: string) =>
    (
      await (
        await world({ preset })
      ).rows<{ name_id: string }>('finance.account', `code = '${code}'`)
    )[0]?.name_id;

  expect(await named('mine', '1217')).toBe('Alat berat');
  expect(await named('retail', '1217')).toBeUndefined();
  expect(await named('retail', '4110')).toBe('Penjualan barang dagang');
});

test('an account is added under a heading of its type, changed and found', async () => {
  const w = await world();
  const [heading] = await w.rows<{ id: string }>('finance.account', "code = '6000'");
  const [assets] = await w.rows<{ id: string }>('finance.account', "code = '1100'");
  const { bankId } = await books(w);

  const { id: accountId } = await w.run(createAccount, {
    ...fuel,
    parentId: heading!.id,
    dimensions: { equipment: 'required' },
  });

  expect((await w.run(listAccounts, { search: 'solar' })).rows).toMatchObject([
    { id: accountId, dimensions: { equipment: 'required' } },
  ]);
  const change = {
    accountId,
    version: 1,
    code: '6166',
    nameId: 'Solar',
    nameEn: 'Diesel',
    dimensions: {},
  };
  expect(await w.refused(changeAccount, { ...change, parentId: assets!.id })).toBe(
    'finance.account_type_differs',
  );
  expect(await w.refused(changeAccount, { ...change, parentId: bankId })).toBe(
    'finance.parent_not_heading',
  );
  await w.run(changeAccount, { ...change, parentId: heading!.id });
  expect((await w.run(listAccounts, { search: 'solar' })).rows).toMatchObject([
    { code: '6166', dimensions: {} },
  ]);
  expect(await w.refused(createAccount, { ...fuel, code: '6166' })).toBe('finance.code_taken');
});

test('a heading does not move below itself', async () => {
  const w = await world();
  const [current] = await w.rows<{ id: string }>('finance.account', "code = '1100'");
  const [inside] = await w.rows<{ id: string }>('finance.account', "code = '1110'");

  expect(
    await w.refused(changeAccount, {
      accountId: current!.id,
      version: 1,
      code: '1100',
      nameId: 'x',
      nameEn: 'x',
      parentId: inside!.id,
      dimensions: {},
    }),
  ).toBe('finance.account_under_itself');
});

test('an account is archived when it is empty, stands alone and nobody needs it', async () => {
  const w = await world();
  const b = await books(w);
  const { id: accountId } = await w.run(createAccount, fuel);
  const move = (debit: string, credit: string) =>
    w.run(postManualJournal, {
      description: 'Solar',
      lines: [
        { accountId: debit, debit: '5' },
        { accountId: credit, credit: '5' },
      ],
    });
  await move(accountId, b.bankId);
  const [heading] = await w.rows<{ id: string }>('finance.account', "code = '6000'");

  expect(await w.refused(archiveAccount, { accountId, version: 1 })).toBe(
    'finance.account_holds_money',
  );
  expect(await w.refused(archiveAccount, { accountId: b.bankId, version: 1 })).toBe(
    'finance.account_needed',
  );
  expect(await w.refused(archiveAccount, { accountId: heading!.id, version: 1 })).toBe(
    'finance.account_in_use',
  );
  await move(b.bankId, accountId);
  await w.run(archiveAccount, { accountId, version: 1 });
  expect(await w.refused(archiveAccount, { accountId, version: 2 })).toBe(
    'finance.account_not_found',
  );
});

test('money accounts are those beside cash and bank', async () => {
  const w = await world({ preset: 'retail' });

  const { rows } = await w.run(listAccounts, { isMoney: true });
  expect(rows.map((row) => row.code)).toEqual(['1111', '1112', '1113', '1114', '1121', '1129']);
});

test('a project is added, renamed and taken out of use', async () => {
  const w = await world();

  const { id: projectId } = await w.run(createProject, { code: 'P-1', name: 'Pit Barat' });
  await w.run(changeProject, { projectId, version: 1, name: 'Pit Timur' });
  expect((await w.run(listProjects, { search: 'timur' })).rows).toMatchObject([{ code: 'P-1' }]);
  expect(await w.refused(createProject, { code: 'P-1', name: 'x' })).toBe('finance.code_taken');
  await w.run(archiveProject, { projectId, version: 2 });
  expect((await w.run(listProjects, {})).rows).toEqual([]);
  expect(await w.refused(changeProject, { projectId: randomUUID(), version: 1, name: 'x' })).toBe(
    'finance.project_not_found',
  );
});
