import { TotalsBar, type Column } from '@poros/ui';
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
      totals={
        query.data && (
          <TotalsBar
            totals={[
              { word: t('finance.debit'), value: format.amount(query.data.debit, currency) },
            ]}
            grand={{
              word: t('finance.credit_side'),
              value: format.amount(query.data.credit, currency),
            }}
          />
        )
      }
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
    amount('openingDebit', t('finance.opening_debit'), (row) => debitOf(row.opening)),
    amount('openingCredit', t('finance.opening_credit'), (row) => creditOf(row.opening)),
    amount('debit', t('finance.debit'), (row) => row.debit),
    amount('credit', t('finance.credit_side'), (row) => row.credit),
    amount('closingDebit', t('finance.closing_debit'), (row) => debitOf(row.closing)),
    amount('closingCredit', t('finance.closing_credit'), (row) => creditOf(row.closing)),
  ];
};

/** A balance stands on one side of the sheet; a credit is no negative figure. */
const debitOf = (balance: string): string => (balance.startsWith('-') ? '' : balance);
const creditOf = (balance: string): string => (balance.startsWith('-') ? balance.slice(1) : '');
