import type { Column } from '@poros/ui';
import { ListPage, t, useSession, type RowOf } from '@poros/web-kit';
import { SEGMENTS } from '../shared/segment.ts';
import { customerLook } from './customer-look.ts';
import { findSalespeople } from './pickers.ts';

type Row = RowOf<'party.list_customers'>;

export function CustomerList() {
  const { branches } = useSession();
  return (
    <ListPage
      op="party.list_customers"
      title={t('party.customers')}
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
        {
          id: 'segment',
          word: t('party.segment'),
          kind: 'choice',
          choices: SEGMENTS.map((value) => ({ value, word: t(`party.segment.${value}`) })),
        },
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
    />
  );
}

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
  },
  { id: 'tier', head: t('party.tier'), kind: 'muted', value: (row) => row.tier },
  {
    id: 'salesperson',
    head: t('party.salesperson'),
    value: (row) => row.salespersonName,
    width: '150px',
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
    value: (row) => row.creditLimit,
    currency: (row) => row.currency,
  },
];
