import { SelectField } from '@poros/ui';
import { ReportPage, format, t, useGo, useQueryOf, useReport, type OutputOf } from '@poros/web-kit';
import { PROFIT_COLUMNS, type ProfitColumns } from '../shared/report.ts';
import { firstMonthOfYear, lastDay, monthWord, thisMonth } from './months.ts';
import { BookFields, MonthField, WHOLE_BOOK, partOf } from './report-fields.tsx';
import { statementColumns } from './statement-columns.tsx';
import { rowOf, type StatementRow } from './statement-rows.ts';

type Profit = OutputOf<'finance.get_profit_loss'>;

/** Income and cost over months: in one column, or by month, branch, department or project. */
export function ProfitLossReport() {
  const go = useGo();
  const [values, change] = useReport({
    from: firstMonthOfYear(),
    to: thisMonth(),
    by: 'none',
    ...WHOLE_BOOK,
  });
  const query = useQueryOf('finance.get_profit_loss', {
    from: values.from,
    to: values.to,
    by: values.by as ProfitColumns,
    ...partOf(values),
  });
  const { data } = query;
  return (
    <ReportPage
      title={t('finance.profit_loss')}
      columns={statementColumns(data ? headsOf(data) : [], data?.currency ?? '')}
      rows={data && rowsOf(data)}
      rowKey={(row) => row.key}
      problem={query.problem}
      onRetry={() => void query.refetch()}
      onOpen={(row) =>
        row.accountId &&
        !row.isHeading &&
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
          <SelectField
            label={t('finance.columns_by')}
            value={values.by}
            onChange={(by) => change({ by })}
            choices={PROFIT_COLUMNS.map((value) => ({ value, word: t(`finance.by.${value}`) }))}
          />
          <BookFields values={values} change={change} />
        </>
      }
      foot={
        data && {
          word: t('finance.result'),
          sums: Object.fromEntries(
            data.result.map((sum, index) => [`amount${index}`, format.amount(sum, data.currency)]),
          ),
        }
      }
    />
  );
}

const headsOf = ({ columns }: Profit): string[] => [
  ...columns.map(({ key, name }) =>
    /^\d{4}-\d{2}$/.test(key) ? monthWord(key) : name || t('finance.blank'),
  ),
  t('finance.total'),
];

const rowsOf = (profit: Profit): StatementRow[] =>
  profit.rows.map((row) => rowOf(row, row.amounts));
