import { command } from '@poros/kernel';
import { CreateFiscalYear, FiscalYearCreated } from '../shared/period.ts';
import { monthsOf } from './furnish-finance.ts';

export const createFiscalYear = command({
  name: 'finance.create_fiscal_year',
  http: 'POST /finance/fiscal-years',
  permission: 'finance.period.close',
  summary: 'Add the twelve months of a year, open for posting.',
  input: CreateFiscalYear,
  output: FiscalYearCreated,
  refuses: ['finance.period_exists'],

  async run(ctx, { year }) {
    const months = monthsOf(ctx, year);
    ctx.insert('finance.period', months);

    return { year, months: months.length };
  },
});
