import { ListPage, t, type RowOf } from '@poros/web-kit';

type Row = RowOf<'party.list_vendors'>;

export function VendorList() {
  return (
    <ListPage
      op="party.list_vendors"
      record="party.vendor"
      importKind="party.vendor"
      title={t('party.vendors')}
      empty={{ title: t('party.no_vendors'), hint: t('party.no_vendors_hint') }}
      defaultSort="name"
      searchHint={t('party.search_vendors')}
      to={(row: Row) => `/vendors/${row.id}`}
      create={{
        word: t('party.new_vendor'),
        to: '/vendors/new',
        permission: 'party.vendor.create',
      }}
      views={[
        { id: 'active', word: t('party.active'), input: { status: 'active' } },
        { id: 'archived', word: t('party.archived'), input: { status: 'archived' } },
      ]}
      columns={[
        { id: 'code', head: t('party.code'), kind: 'code', value: (row) => row.code, sort: 'code' },
        {
          id: 'name',
          head: t('party.name'),
          width: 'minmax(220px, 1fr)',
          value: (row) => row.name,
          sort: 'name',
          card: 'party',
        },
        {
          id: 'city',
          head: t('party.city'),
          value: (row) => row.city,
          sort: 'city',
          width: '180px',
        },
        { id: 'phone', head: t('party.phone'), kind: 'muted', value: (row) => row.phone },
        {
          id: 'terms',
          head: t('party.payment_terms_days'),
          kind: 'count',
          width: '120px',
          value: (row) => row.paymentTermsDays,
        },
        {
          id: 'otdScore',
          head: t('party.otd_score'),
          kind: 'percent',
          width: '120px',
          value: (row) => row.otdScore,
          sort: 'otdScore',
        },
        {
          id: 'qualityScore',
          head: t('party.quality_score'),
          kind: 'percent',
          width: '104px',
          value: (row) => row.qualityScore,
          sort: 'qualityScore',
        },
      ]}
    />
  );
}
