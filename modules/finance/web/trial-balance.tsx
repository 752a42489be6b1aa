import { addMoney, money, moneyText } from '@poros/kernel/shared/decimal';
import type { Column, FootSums } from '@poros/ui';
import { ReportPage, format, t, useGo, useQueryOf, useReport, type OutputOf } from '@poros/web-kit';
import { sideText } from './journal-table.tsx';
import { firstMonthOfYear, lastDay, thisMonth } from './months.ts';
import { BookFields, MonthField, WHOLE_BOOK, partOf } from './report-fields.tsx';

type Row = OutputOf<'finance.get_trial_balance'>['rows'][number];

/** Every account with what it held, moved and holds. A row opens its ledger. */
export function TrialBalanceReport() {
  const go = useGo();
  const [values, change] = useReport({ from: firstMonthOfYear(), to: thisMonth(), ...WHOLE_BOOK });
  const query = useQueryOf('finance.get_trial_balance', {
    from: values.from,
    to: values.to,
    ...partOf(values),
  });
  const currency = query.data?.currency ?? '';
  return (
    <ReportPage
      title={t('finance.trial_balance')}
      columns={columnsOf(currency)}
      rows={query.data?.rows}
      rowKey={(row) => row.accountId}
      problem={query.problem}
      onRetry={() => void query.refetch()}
      onOpen={(row) =>
        go('/ledger', {
          search: {
            account: row.accountId,
            from: `${values.from}-01`,
            to: lastDay(values.to),
            ...partOf(values),
          },
        })
      }
      parameters={
        <>
          <MonthField
            label={t('finance.period_from')}
            value={values.from}
            onChange={(from) => change({ from })}
          />
          <MonthField
            label={t('finance.period_to')}
            value={values.to}
            onChange={(to) => change({ to })}
          />
          <BookFields values={values} change={change} />
        </>
      }
      foot={query.data && footOf(query.data.rows, currency)}
    />
  );
}

const columnsOf = (currency: string): readonly Column<Row>[] => {
  const amount = (id: string, head: string, value: (row: Row) => string): Column<Row> => ({
    id,
    head,
    kind: 'money',
    value: (row) => sideText(value(row)),
    currency: () => currency,
    width: '140px',
    isKey: id.startsWith('closing'),
  });
  return [
    { id: 'code', head: t('finance.code'), kind: 'code', width: '84px', value: (row) => row.code },
    { id: 'name', head: t('finance.name'), width: 'minmax(220px, 1fr)', value: (row) => row.name },
    amount('openingDebit', t('finance.opening_debit'), SIDES.openingDebit),
    amount('openingCredit', t('finance.opening_credit'), SIDES.openingCredit),
    amount('debit', t('finance.debit'), SIDES.debit),
    amount('credit', t('finance.credit_side'), SIDES.credit),
    amount('closingDebit', t('finance.closing_debit'), SIDES.closingDebit),
    amount('closingCredit', t('finance.closing_credit'), SIDES.closingCredit),
  ];
};

/** What each column comes to, and whether both sides are the same. */
function footOf(rows: readonly Row[], currency: string): FootSums {
  const sum = (value: (row: Row) => string) =>
    rows.reduce((total, row) => addMoney(total, money(value(row) || '0')), money('0'));
  const sums = Object.entries(SIDES).map(([id, value]) => [id, sum(value)] as const);
  const of = (id: string) => sums.find(([one]) => one === id)?.[1];
  const isBalanced = of('closingDebit') === of('closingCredit');
  return {
    word: t(isBalanced ? 'finance.total_balanced' : 'finance.total_unbalanced'),
    sums: Object.fromEntries(
      sums.map(([id, total]) => [id, format.amount(moneyText(total), currency)]),
    ),
  };
}

/** A balance stands on one side of the sheet; a credit is no negative figure. */
const debitOf = (balance: string): string => (balance.startsWith('-') ? '' : balance);
const creditOf = (balance: string): string => (balance.startsWith('-') ? balance.slice(1) : '');

const SIDES = {
  openingDebit: (row: Row) => debitOf(row.opening),
  openingCredit: (row: Row) => creditOf(row.opening),
  debit: (row: Row) => row.debit,
  credit: (row: Row) => row.credit,
  closingDebit: (row: Row) => debitOf(row.closing),
  closingCredit: (row: Row) => creditOf(row.closing),
} as const;
