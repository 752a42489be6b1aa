import { DateField, ReasonStrip, today, type Column, type FootSums } from '@poros/ui';
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
  const agrees = !data || money(data.totals.total) === money(data.controlBalance);
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
      foot={data && footOf(data, agrees)}
    >
      {data && !agrees && (
        <ReasonStrip
          cause={t('finance.differs')}
          advice={format.money(data.controlBalance, data.currency)}
        />
      )}
      {data?.isCut && <ReasonStrip tone="info" cause={t('finance.is_cut')} />}
    </ReportPage>
  );
}

/** What every age comes to; the sum must be what the receivables account holds. */
const footOf = ({ totals, currency }: Ageing, agrees: boolean): FootSums => ({
  word: t(agrees ? 'finance.total_agrees' : 'finance.total'),
  sums: Object.fromEntries(AGES.map((age) => [age, format.amount(totals[age], currency)])),
});

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
    isKey: age === 'total',
  })),
];
