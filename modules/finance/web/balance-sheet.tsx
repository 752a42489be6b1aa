import { addMoney, money, moneyText } from '@poros/kernel/shared/decimal';
import { SelectField, type FootSums } from '@poros/ui';
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
      foot={data && footOf(data)}
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
  ];
}

/** What we owe and own: it must be what we have. */
function footOf({ assets, liabilities, equity, currency }: Sheet): FootSums {
  const sums = [
    add(liabilities.amount, equity.amount),
    equity.compared && add(liabilities.compared ?? '0', equity.compared),
  ];
  const isEven = money(sums[0] ?? '0') === money(assets.amount);
  return {
    word: t(isEven ? 'finance.both_sides_even' : 'finance.liabilities_and_equity'),
    sums: Object.fromEntries(
      sums.map((sum, index) => [`amount${index}`, sum ? format.amount(sum, currency) : '']),
    ),
  };
}

const add = (one: string, other: string): string => moneyText(addMoney(money(one), money(other)));
