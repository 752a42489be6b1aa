import { addMoney, money, moneyText } from '@poros/kernel/shared/decimal';
import { SelectField, TotalsBar } from '@poros/ui';
import { ReportPage, format, t, useGo, useQueryOf, useReport, type OutputOf } from '@poros/web-kit';
import { lastDay, monthChoices, monthWord, thisMonth } from './months.ts';
import { BookFields, MonthField, WHOLE_BOOK, partOf } from './report-fields.tsx';
import { statementColumns } from './statement-columns.tsx';
import { rowOf, sumRow, type StatementRow } from './statement-rows.ts';

type Sheet = OutputOf<'finance.get_balance_sheet'>;
const NONE = 'none';

/** What we have and what we owe at the end of a month, beside another one. */
export function BalanceSheetReport() {
  const go = useGo();
  const [values, change] = useReport({ at: thisMonth(), comparedTo: '', ...WHOLE_BOOK });
  const query = useQueryOf('finance.get_balance_sheet', {
    at: values.at,
    ...(values.comparedTo && { comparedTo: values.comparedTo }),
    ...partOf(values),
  });
  const { data } = query;
  const heads = [
    monthWord(values.at),
    ...(values.comparedTo ? [monthWord(values.comparedTo)] : []),
  ];
  return (
    <ReportPage
      title={t('finance.balance_sheet')}
      columns={statementColumns(heads, data?.currency ?? '')}
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
            from: `${values.at.slice(0, 4)}-01-01`,
            to: lastDay(values.at),
            ...partOf(values),
          },
        })
      }
      parameters={
        <>
          <MonthField
            label={t('finance.at_month')}
            value={values.at}
            onChange={(at) => change({ at })}
          />
          <SelectField
            label={t('finance.compared_to')}
            value={values.comparedTo || NONE}
            choices={[{ value: NONE, word: t('finance.nothing_compared') }, ...monthChoices()]}
            onChange={(month) => change({ comparedTo: month === NONE ? '' : month })}
          />
          <BookFields values={values} change={change} />
        </>
      }
      totals={
        data && (
          <TotalsBar
            totals={[
              {
                word: t('finance.assets'),
                value: format.amount(data.assets.amount, data.currency),
              },
            ]}
            grand={{
              word: t('finance.liabilities_and_equity'),
              value: format.amount(add(data.liabilities.amount, data.equity.amount), data.currency),
            }}
          />
        )
      }
    />
  );
}

type Pair = Sheet['assets'];
const both = ({ amount, compared }: Pair) => [amount, compared];

function rowsOf(sheet: Sheet): StatementRow[] {
  return [
    ...sheet.rows.map((row) => rowOf(row, both(row))),
    sumRow('before', t('finance.result_before'), both(sheet.resultBefore)),
    sumRow('year', t('finance.result_of_year'), both(sheet.resultOfYear)),
    sumRow(
      'all',
      t('finance.liabilities_and_equity'),
      both({
        amount: add(sheet.liabilities.amount, sheet.equity.amount),
        compared:
          sheet.equity.compared && add(sheet.liabilities.compared ?? '0', sheet.equity.compared),
      }),
    ),
  ];
}

const add = (one: string, other: string): string => moneyText(addMoney(money(one), money(other)));
