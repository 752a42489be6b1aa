import { ListPage, t, type RowOf, useBranchFilter, usePrint } from '@poros/web-kit';
import { RECEIPT_METHODS, RECEIPT_STATUSES } from '../shared/receipt.ts';
import { receiptLook } from './looks.ts';
import { findCustomers } from './pickers.ts';

type Row = RowOf<'finance.list_receipts'>;

export function ReceiptList() {
  const print = usePrint('finance.receipt');
  const branches = useBranchFilter();
  return (
    <ListPage
      op="finance.list_receipts"
      record="finance.receipt"
      bulk={[print.bulk()]}
      title={t('finance.receipts')}
      empty={{ title: t('finance.no_receipts'), hint: t('finance.no_receipts_hint') }}
      defaultSort="-receivedOn"
      searchHint={t('finance.search_receipts')}
      to={(row: Row) => `/receipts/${row.id}`}
      create={{
        word: t('finance.new_receipt'),
        to: '/receipts/new',
        permission: 'finance.receipt.create',
      }}
      views={[
        { id: 'all', word: t('kit.all'), input: {} },
        { id: 'unapplied', word: t('finance.view_unapplied'), input: { isUnapplied: true } },
      ]}
      filters={[
        { id: 'customerId', word: t('finance.customer'), kind: 'pick', search: findCustomers },
        { id: 'from', word: t('finance.from'), kind: 'date' },
        { id: 'to', word: t('finance.to'), kind: 'date' },
        {
          id: 'status',
          word: t('finance.status'),
          kind: 'choice',
          choices: RECEIPT_STATUSES.map((value) => ({ value, word: receiptLook(value).word })),
        },
        { id: 'isUnapplied', word: t('finance.view_unapplied'), kind: 'yes' },
        ...branches,
      ]}
      columns={[
        {
          id: 'number',
          head: t('finance.number'),
          kind: 'code',
          value: (row) => row.number,
          sort: 'number',
        },
        {
          id: 'customer',
          head: t('finance.customer'),
          width: 'minmax(200px, 1fr)',
          value: (row) => row.customerName,
          sort: 'customer',
          card: 'party',
        },
        {
          id: 'receivedOn',
          head: t('finance.date'),
          kind: 'date',
          value: (row) => row.receivedOn,
          sort: 'receivedOn',
        },
        {
          id: 'method',
          sort: 'method',
          choices: RECEIPT_METHODS.map((value) => ({ value, word: t(`finance.method.${value}`) })),
          head: t('finance.method'),
          kind: 'muted',
          width: '84px',
          value: (row) => t(`finance.method.${row.method}`),
        },
        {
          id: 'account',
          head: t('finance.money_account'),
          width: 'minmax(180px, 1fr)',
          value: (row) => row.accountName,
        },
        {
          id: 'reference',
          head: t('finance.reference'),
          kind: 'muted',
          value: (row) => row.reference,
        },
        {
          id: 'status',
          head: t('finance.status'),
          kind: 'status',
          width: '116px',
          value: (row) => row.status,
          status: (row) => receiptLook(row.status),
          sort: 'status',
          choices: RECEIPT_STATUSES.map((value) => ({ value, word: receiptLook(value).word })),
        },
        {
          id: 'amount',
          head: t('finance.amount'),
          kind: 'money',
          value: (row) => row.amount,
          currency: (row) => row.currency,
          sort: 'amount',
          isSummed: true,
        },
        {
          id: 'unapplied',
          head: t('finance.unapplied'),
          kind: 'money',
          value: (row) => row.unapplied,
          currency: (row) => row.currency,
          sort: 'unapplied',
          isSummed: true,
        },
      ]}
    />
  );
}
