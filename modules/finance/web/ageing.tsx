import { DateField, ReasonStrip, TotalsBar, today, type Column } from '@poros/ui';
import { money } from '@poros/kernel/shared/decimal';
import { ReportPage, format, t, useGo, useQueryOf, useReport, type OutputOf } from '@poros/web-kit';
import { sideText } from './journal-table.tsx';
import { BookFields, WHOLE_BOOK } from './report-fields.tsx';

type Ageing = OutputOf<'finance.get_ageing'>;
type Row = Ageing['rows'][number];
const AGES = ['notDue', 'days30', 'days60', 'days90', 'older', 'total'] as const;
const AGE_WORDS = {
  notDue: 'not_due',
  days30: 'days30',
  days60: 'days60',
  days90: 'days90',
  older: 'older',
  total: 'total',
} as const;

/** What customers owe by how long it is overdue. A row opens the customer's statement. */
export function AgeingReport() {
  const go = useGo();
  const [values, change] = useReport({ on: today(), ...WHOLE_BOOK });
  const query = useQueryOf('finance.get_ageing', {
    on: values.on,
    ...(values.branchId && { branchId: values.branchId }),
    ...(values.currency && { currency: values.currency }),
  });
  const { data } = query;
  return (
    <ReportPage
      title={t('finance.ageing')}
      columns={columnsOf(data?.currency ?? '')}
      rows={data?.rows}
      rowKey={(row) => row.customerId}
      problem={query.problem}
      onRetry={() => void query.refetch()}
      onOpen={(row) =>
        go('/customer-statement', { search: { customer: row.customerId, to: values.on } })
      }
      parameters={
        <>
          <DateField
            label={t('finance.on_day')}
            value={values.on}
            onChange={(on) => change({ on })}
          />
          <BookFields values={{ ...WHOLE_BOOK, branchId: values.branchId }} change={change} />
        </>
      }
      totals={data && <AgeingTotals ageing={data} />}
    >
      {data?.isCut && <ReasonStrip tone="info" cause={t('finance.is_cut')} />}
    </ReportPage>
  );
}

function AgeingTotals({ ageing }: { ageing: Ageing }) {
  const { totals, currency, controlBalance } = ageing;
  const agrees = money(totals.total) === money(controlBalance);
  return (
    <TotalsBar
      totals={[
        ...AGES.slice(0, -1).map((age) => ({
          word: t(`finance.${AGE_WORDS[age]}`),
          value: format.amount(totals[age], currency),
        })),
        {
          word: t(agrees ? 'finance.agrees' : 'finance.differs'),
          value: format.amount(controlBalance, currency),
        },
      ]}
      grand={{ word: t('finance.total'), value: format.amount(totals.total, currency) }}
    />
  );
}

const columnsOf = (currency: string): readonly Column<Row>[] => [
  {
    id: 'customer',
    head: t('finance.customer'),
    width: 'minmax(220px, 1fr)',
    value: (row) => row.customerName,
  },
  ...AGES.map((age): Column<Row> => ({
    id: age,
    head: t(`finance.${AGE_WORDS[age]}`),
    kind: 'money',
    value: (row) => sideText(row[age]),
    currency: () => currency,
  })),
];
