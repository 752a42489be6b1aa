import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { postManualJournal } from './post-manual-journal.ts';

async function books() {
  const w = await world();
  const accounts = await w.rows<{ id: string; system_key: string }>('finance.v_account');
  const account = (key: string) => accounts.find((one) => one.system_key === key)?.id ?? '';
  const lines = (reference: object) => [
    { accountId: account('cash'), debit: '1000', ...reference },
    { accountId: account('rounding'), credit: '1000' },
  ];
  return { w, lines };
}

test('a journal line may name a branch of its own tenant', async () => {
  const { w, lines } = await books();
  await w.run(postManualJournal, {
    description: 'Setoran',
    lines: [
      ...lines({ branchId: w.branchId }).slice(0, 1),
      { ...lines({})[1]!, branchId: w.branchId },
    ],
  });
  expect(await w.rows('finance.journal')).toHaveLength(1);
});

test('what a line points to must be a row of the tenant, whatever kind it is', async () => {
  const { w, lines } = await books();
  const other = await world();
  for (const reference of [
    { branchId: other.branchId },
    { departmentId: randomUUID() },
    { projectId: randomUUID() },
    { partyId: randomUUID() },
    { equipmentId: randomUUID() },
  ])
    expect(
      await w.refused(postManualJournal, { description: 'Uji', lines: lines(reference) }),
    ).toBe('finance.reference_unknown');
  expect(await w.rows('finance.journal')).toEqual([]);
});
