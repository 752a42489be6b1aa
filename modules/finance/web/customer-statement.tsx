import { DateField, SearchPicker, TotalsBar, today, type Column } from '@poros/ui';
import {
  ReportPage,
  format,
  t,
  useGo,
  usePrint,
  useQueryOf,
  useReport,
  type OutputOf,
} from '@poros/web-kit';
import { sideText } from './journal-table.tsx';
import { firstMonthOfYear } from './months.ts';
import { findCustomers } from './pickers.ts';
import { sourceWord } from './source.ts';

type Row = OutputOf<'finance.get_customer_statement'>['rows'][number];

/** Everything between a customer and us. A row opens its journal. */
export function CustomerStatementReport() {
  const go = useGo();
  const print = usePrint('finance.customer_statement');
  const [values, change] = useReport({
    customer: '',
    from: `${firstMonthOfYear()}-01`,
    to: today(),
  });
  const query = useQueryOf(
    'finance.get_customer_statement',
    { customerId: values.customer, from: values.from, to: values.to },
    { when: values.customer !== '' },
  );
  const { data } = query;
  const amount = (value: string) => format.amount(value, data?.currency);
  return (
    <ReportPage
      title={
        data
          ? `${t('finance.customer_statement')} ${data.customerName}`
          : t('finance.customer_statement')
      }
      columns={columnsOf(data?.currency ?? '')}
      choose={values.customer ? undefined : t('finance.choose_customer')}
      rows={values.customer ? data?.rows : []}
      rowKey={(row) => row.journalId}
      problem={query.problem}
      onRetry={() => void query.refetch()}
      onPrint={
        data ? () => print.open([data.customerId], { from: values.from, to: values.to }) : undefined
      }
      onOpen={(row) => go(`/journals/${row.journalId}`)}
      parameters={
        <>
          <SearchPicker
            autoFocus={values.customer === ''}
            label={t('finance.customer')}
            search={findCustomers}
            recent="customer"
            value={data ? { id: data.customerId, name: data.customerName } : null}
            onChange={(pick) => change({ customer: pick?.id ?? '' })}
          />
          <DateField
            label={t('finance.from')}
            value={values.from}
            onChange={(from) => change({ from })}
          />
          <DateField label={t('finance.to')} value={values.to} onChange={(to) => change({ to })} />
        </>
      }
      totals={
        data && (
          <TotalsBar
            totals={[{ word: t('finance.opening'), value: amount(data.opening) }]}
            grand={{ word: t('finance.closing'), value: amount(data.closing) }}
          />
        )
      }
    />
  );
}

const columnsOf = (currency: string): readonly Column<Row>[] => [
  { id: 'postedOn', head: t('finance.date'), kind: 'date', value: (row) => row.postedOn },
  {
    id: 'source',
    head: t('finance.source'),
    kind: 'muted',
    width: '160px',
    value: (row) => sourceWord(row.source),
  },
  {
    id: 'description',
    head: t('finance.description'),
    width: 'minmax(260px, 1fr)',
    value: (row) => row.description,
  },
  {
    id: 'debit',
    isKey: true,
    head: t('finance.debit'),
    kind: 'money',
    value: (row) => sideText(row.debit),
    currency: () => currency,
  },
  {
    id: 'credit',
    isKey: true,
    head: t('finance.credit_side'),
    kind: 'money',
    value: (row) => sideText(row.credit),
    currency: () => currency,
  },
  {
    id: 'balance',
    head: t('finance.balance'),
    kind: 'money',
    value: (row) => row.balance,
    currency: () => currency,
  },
];
