import type { Column } from '@poros/ui';
import { ListPage, t, useSession, type BulkEdit, type RowOf } from '@poros/web-kit';
import { SEGMENTS } from '../shared/segment.ts';
import { customerLook } from './customer-look.ts';
import { findSalespeople } from './pickers.ts';

type Row = RowOf<'party.list_customers'>;

export function CustomerList() {
  const { branches } = useSession();
  return (
    <ListPage
      op="party.list_customers"
      record="party.customer"
      importKind="party.customer"
      title={t('party.customers')}
      empty={{ title: t('party.no_customers'), hint: t('party.no_customers_hint') }}
      defaultSort="name"
      searchHint={t('party.search_customers')}
      to={(row: Row) => `/customers/${row.id}`}
      create={{
        word: t('party.new_customer'),
        to: '/customers/new',
        permission: 'party.customer.create',
      }}
      views={[
        { id: 'active', word: t('party.active'), input: { status: 'active' } },
        { id: 'on_hold', word: t('party.on_hold'), input: { status: 'on_hold' } },
        { id: 'archived', word: t('party.archived'), input: { status: 'archived' } },
      ]}
      filters={[
        { id: 'segment', word: t('party.segment'), kind: 'choice', choices: segments() },
        { id: 'tier', word: t('party.tier'), kind: 'text' },
        {
          id: 'branchId',
          word: t('party.branch'),
          kind: 'choice',
          choices: branches.map(({ id, name }) => ({ value: id, word: name })),
        },
        {
          id: 'salespersonId',
          word: t('party.salesperson'),
          kind: 'pick',
          search: findSalespeople,
        },
      ]}
      columns={columns()}
      edits={edits(branches)}
      bulk={[
        {
          word: t('party.archive'),
          permission: 'party.customer.archive',
          act: ({ id, version }: Row) => ({
            command: 'party.archive_customer',
            input: { customerId: id, version },
          }),
        },
      ]}
    />
  );
}

const segments = () => SEGMENTS.map((value) => ({ value, word: t(`party.segment.${value}`) }));

/** One field of the customer, by the command that is meant for it. */
const change =
  (field: string, command = 'party.change_customer') =>
  ({ id, version }: Row, value: unknown) => ({
    command,
    input: { customerId: id, version, [field]: value === '' ? null : value },
  });

const edits = (branches: readonly { id: string; name: string }[]): BulkEdit<Row>[] => {
  const permission = 'party.customer.change';
  const days = change('paymentTermsDays', 'party.change_credit_terms');
  return [
    {
      id: 'segment',
      word: t('party.segment'),
      permission,
      kind: 'choice',
      choices: segments(),
      act: change('segment'),
      now: (row) => row.segment,
    },
    {
      id: 'tier',
      word: t('party.tier'),
      permission,
      kind: 'text',
      act: (row, value) => change('tier')(row, value.toUpperCase()),
      now: (row) => row.tier,
    },
    {
      id: 'salespersonId',
      word: t('party.salesperson'),
      permission,
      kind: 'pick',
      search: findSalespeople,
      act: change('salespersonId'),
      now: (row) => row.salespersonId ?? '',
    },
    {
      id: 'branchId',
      word: t('party.branch'),
      permission,
      kind: 'choice',
      choices: branches.map(({ id, name }) => ({ value: id, word: name })),
      act: change('branchId'),
      now: (row) => row.branchId ?? '',
    },
    {
      id: 'paymentTermsDays',
      word: t('party.payment_terms_days'),
      permission: 'party.customer.set_credit',
      kind: 'number',
      act: (row, value) => days(row, Number(value)),
      now: (row) => String(row.paymentTermsDays),
    },
  ];
};

/** What the list shows of a customer. */
const columns = (): Column<Row>[] => [
  { id: 'code', head: t('party.code'), kind: 'code', value: (row) => row.code, sort: 'code' },
  {
    id: 'name',
    head: t('party.name'),
    width: 'minmax(220px, 1fr)',
    value: (row) => row.name,
    sort: 'name',
    card: 'party',
  },
  { id: 'city', head: t('party.city'), value: (row) => row.city, sort: 'city', width: '150px' },
  {
    id: 'segment',
    head: t('party.segment'),
    kind: 'muted',
    value: (row) => t(`party.segment.${row.segment}`),
    sort: 'segment',
    choices: segments(),
  },
  { id: 'tier', head: t('party.tier'), kind: 'muted', value: (row) => row.tier, sort: 'tier' },
  {
    id: 'salesperson',
    head: t('party.salesperson'),
    value: (row) => row.salespersonName,
    width: '150px',
    sort: 'salespersonName',
  },
  {
    id: 'branch',
    head: t('party.branch'),
    value: (row) => row.branchName,
    width: '140px',
    sort: 'branchName',
    isHidden: true,
  },
  {
    id: 'paymentTermsDays',
    head: t('party.payment_terms_days'),
    kind: 'count',
    value: (row) => row.paymentTermsDays,
    sort: 'paymentTermsDays',
    isHidden: true,
  },
  {
    id: 'status',
    head: t('party.status'),
    kind: 'status',
    width: '124px',
    value: (row) => (row.isOnHold ? 'on_hold' : 'active'),
    status: customerLook,
  },
  {
    id: 'creditLimit',
    head: t('party.credit_limit'),
    kind: 'money',
    sort: 'creditLimit',
    isSummed: true,
    value: (row) => row.creditLimit,
    currency: (row) => row.currency,
  },
];
