import { expect, test } from 'vitest';
import { world } from '@poros/testing';
import { taxRules } from '../index.ts';
import { createTaxRule } from './create-tax-rule.ts';
import { listTaxRules } from './list-tax-rules.ts';

test('taxes hold from day to day: PPN was 10 %, then 11 %, and is 12 % of eleven twelfths', async () => {
  const w = await world();
  const ppn = (on: string) =>
    w.within(async (ctx) => {
      const { rateBp, baseNumerator, baseDenominator } = (await taxRules(ctx, on)).get('PPN')!;
      return [rateBp, baseNumerator, baseDenominator];
    });

  expect([
    await ppn('2022-03-31'),
    await ppn('2022-04-01'),
    await ppn('2024-12-31'),
    await ppn('2025-01-01'),
  ]).toEqual([
    [1000, 1, 1],
    [1100, 1, 1],
    [1100, 1, 1],
    [1200, 11, 12],
  ]);
});

test('a kina company has GST beside PPN, a rupiah company has not', async () => {
  const codes = async (currency: string) => {
    const w = await world({ currency });
    return (await w.run(listTaxRules, { isInForce: true })).rows.map((row) => row.code);
  };

  expect(await codes('IDR')).toEqual(['NONE', 'PPN', 'PPN_INCLUDED', 'PPN_LUX']);
  expect(await codes('PGK')).toEqual([
    'GST',
    'GST_INCLUDED',
    'NONE',
    'PPN',
    'PPN_INCLUDED',
    'PPN_LUX',
  ]);
});

test('a new rate begins on its day and ends the one before', async () => {
  const w = await world();
  const rule = {
    code: 'PPN',
    validFrom: '2027-01-01',
    nameId: 'PPN',
    nameEn: 'VAT',
    rateBp: 1300,
    baseNumerator: 11,
    baseDenominator: 12,
    isIncluded: false,
    basis: 'UU baru',
  };

  await w.run(createTaxRule, rule);

  const { rows } = await w.run(listTaxRules, { search: 'ppn', isInForce: true, sort: 'code' });
  expect(rows.find((row) => row.code === 'PPN')).toMatchObject({
    rateBp: 1200,
    validTo: '2027-01-01',
  });
  expect(await w.refused(createTaxRule, rule)).toBe('finance.tax_rule_exists');
  expect(await w.refused(createTaxRule, { ...rule, validFrom: '2026-11-19' })).toBe(
    'finance.tax_rule_in_past',
  );
});
