import { ListPage, t, type RowOf, useBranchFilter, usePrint } from '@poros/web-kit';
import { INVOICE_STATUSES } from '../shared/invoice.ts';
import { invoiceLook } from './looks.ts';
import { findCustomers } from './pickers.ts';

type Row = RowOf<'finance.list_invoices'>;

export function InvoiceList() {
  const print = usePrint('finance.invoice');
  const branches = useBranchFilter();
  return (
    <ListPage
      op="finance.list_invoices"
      record="finance.invoice"
      bulk={[print.bulk()]}
      title={t('finance.invoices')}
      empty={{ title: t('finance.no_invoices'), hint: t('finance.no_invoices_hint') }}
      defaultSort="-issuedOn"
      searchHint={t('finance.search_invoices')}
      to={(row: Row) => `/invoices/${row.id}`}
      create={{
        word: t('finance.new_invoice'),
        to: '/invoices/new',
        permission: 'finance.invoice.create',
      }}
      views={[
        { id: 'open', word: t('finance.view_open'), input: { isOpen: true } },
        { id: 'overdue', word: t('finance.view_overdue'), input: { isOverdue: true } },
        { id: 'all', word: t('kit.all'), input: {} },
      ]}
      filters={[
        {
          id: 'status',
          word: t('finance.status'),
          kind: 'choice',
          choices: INVOICE_STATUSES.map((value) => ({ value, word: invoiceLook(value).word })),
        },
        { id: 'customerId', word: t('finance.customer'), kind: 'pick', search: findCustomers },
        { id: 'from', word: t('finance.from'), kind: 'date' },
        { id: 'to', word: t('finance.to'), kind: 'date' },
        { id: 'isOpen', word: t('finance.view_open'), kind: 'yes' },
        { id: 'isOverdue', word: t('finance.view_overdue'), kind: 'yes' },
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
          id: 'reference',
          head: t('finance.reference'),
          kind: 'muted',
          value: (row) => row.reference,
          sort: 'reference',
        },
        {
          id: 'issuedOn',
          head: t('finance.date'),
          kind: 'date',
          value: (row) => row.issuedOn,
          sort: 'issuedOn',
        },
        {
          id: 'dueOn',
          head: t('finance.due_on'),
          kind: 'date',
          value: (row) => row.dueOn,
          sort: 'dueOn',
          card: 'meta',
        },
        {
          id: 'status',
          head: t('finance.status'),
          kind: 'status',
          value: (row) => row.status,
          status: (row) => invoiceLook(row.status, row.overdueDays),
          sort: 'status',
          choices: INVOICE_STATUSES.map((value) => ({ value, word: invoiceLook(value).word })),
        },
        {
          id: 'net',
          head: t('finance.net'),
          kind: 'money',
          value: (row) => row.net,
          currency: (row) => row.currency,
          sort: 'net',
          isSummed: true,
        },
        {
          id: 'total',
          head: t('finance.total'),
          kind: 'money',
          value: (row) => row.total,
          currency: (row) => row.currency,
          sort: 'total',
          isSummed: true,
        },
        {
          id: 'openAmount',
          head: t('finance.open_amount'),
          kind: 'money',
          value: (row) => row.openAmount,
          currency: (row) => row.currency,
          sort: 'openAmount',
          isSummed: true,
          card: 'amount',
        },
      ]}
    />
  );
}
