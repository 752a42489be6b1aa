import { Button, DateField, SearchPicker, TotalsBar, today, type Column } from '@poros/ui';
import { ReportPage, format, t, useGo, useQueryOf, useReport, type OutputOf } from '@poros/web-kit';
import { sideText } from './journal-table.tsx';
import { firstMonthOfYear } from './months.ts';
import { findAnyAccount } from './pickers.ts';
import { BookFields, WHOLE_BOOK, partOf } from './report-fields.tsx';
import { sourceWord } from './source.ts';

type Ledger = OutputOf<'finance.get_ledger'>;
type Row = Ledger['rows'][number];

/** The lines of one account with its balance after each. A row opens its journal. */
export function LedgerReport() {
  const go = useGo();
  const [values, change] = useReport({
    account: '',
    from: `${firstMonthOfYear()}-01`,
    to: today(),
    party: '',
    after: '',
    ...WHOLE_BOOK,
  });
  const query = useQueryOf(
    'finance.get_ledger',
    {
      accountId: values.account,
      from: values.from,
      to: values.to,
      limit: 1000,
      ...partOf(values),
      ...(values.party && { partyId: values.party }),
      ...(values.after && { after: values.after }),
    },
    { when: values.account !== '' },
  );
  const { data } = query;
  const name = data && {
    id: data.account.accountId,
    code: data.account.code,
    name: data.account.name,
  };
  return (
    <ReportPage
      title={
        data
          ? `${t('finance.ledger')} ${data.account.code} ${data.account.name}`
          : t('finance.ledger')
      }
      columns={columnsOf(data?.currency ?? '')}
      choose={values.account ? undefined : t('finance.choose_account')}
      rows={values.account ? data?.rows : []}
      rowKey={(row) => row.id}
      problem={query.problem}
      onRetry={() => void query.refetch()}
      onOpen={(row) => go(`/journals/${row.journalId}`)}
      parameters={
        <>
          <SearchPicker
            autoFocus={values.account === ''}
            label={t('finance.account')}
            search={findAnyAccount}
            value={name ?? null}
            onChange={(pick) => change({ account: pick?.id ?? '', after: '' })}
          />
          <DateField
            label={t('finance.from')}
            value={values.from}
            onChange={(from) => change({ from, after: '' })}
          />
          <DateField
            label={t('finance.to')}
            value={values.to}
            onChange={(to) => change({ to, after: '' })}
          />
          <BookFields values={values} change={(part) => change({ ...part, after: '' })} />
        </>
      }
      totals={
        data && (
          <LedgerTotals ledger={data} isFirst={!values.after} goTo={(after) => change({ after })} />
        )
      }
    />
  );
}

function LedgerTotals({
  ledger,
  isFirst,
  goTo,
}: {
  ledger: Ledger;
  isFirst: boolean;
  goTo(after: string): void;
}) {
  const amount = (value: string) => format.amount(value, ledger.currency);
  const { next } = ledger;
  return (
    <TotalsBar
      totals={[
        { word: t('finance.opening'), value: amount(ledger.opening) },
        { word: t('finance.debit'), value: amount(ledger.debit) },
        { word: t('finance.credit_side'), value: amount(ledger.credit) },
      ]}
      grand={{ word: t('finance.closing'), value: amount(ledger.closing) }}
    >
      {!isFirst && (
        <Button look="quiet" onClick={() => goTo('')}>
          {t('finance.first_page')}
        </Button>
      )}
      {next && (
        <Button look="quiet" onClick={() => goTo(next)}>
          {t('finance.next_page')}
        </Button>
      )}
    </TotalsBar>
  );
}

function columnsOf(currency: string): readonly Column<Row>[] {
  const amount = (id: string, head: string, value: (row: Row) => string): Column<Row> => ({
    id,
    head,
    kind: 'money',
    width: '136px',
    value,
    currency: () => currency,
    isKey: id !== 'balance',
  });
  return [
    { id: 'postedOn', head: t('finance.date'), kind: 'date', value: (row) => row.postedOn },
    {
      id: 'number',
      head: t('finance.number'),
      kind: 'code',
      width: '130px',
      value: (row) => row.number,
    },
    {
      id: 'description',
      head: t('finance.description'),
      width: 'minmax(200px, 1fr)',
      value: (row) => row.description,
    },
    {
      id: 'party',
      head: t('finance.party'),
      kind: 'muted',
      width: '160px',
      value: (row) => row.partyName,
    },
    {
      id: 'source',
      head: t('finance.source'),
      kind: 'muted',
      width: '112px',
      value: (row) => sourceWord(row.source),
    },
    {
      id: 'branch',
      head: t('finance.branch'),
      kind: 'muted',
      width: '76px',
      value: (row) => row.branchCode,
    },
    amount('debit', t('finance.debit'), (row) => sideText(row.debit)),
    amount('credit', t('finance.credit_side'), (row) => sideText(row.credit)),
    amount('balance', t('finance.balance'), (row) => row.balance),
  ];
}
