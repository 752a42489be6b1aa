import { ListPage, t, useAddress, type RowOf } from '@poros/web-kit';
import { ContractDrawer } from './contract-drawer.tsx';
import { findCustomers } from './pickers.ts';
import { validityWord } from './validity-word.ts';

type Row = RowOf<'pricing.list_contracts'>;

export function ContractList() {
  const { search, change } = useAddress();
  return (
    <>
      <ListPage
        op="pricing.list_contracts"
        record="pricing.contract"
        title={t('pricing.contracts')}
        defaultSort="-validFrom"
        searchHint={t('pricing.search_contracts')}
        to={(row: Row) => `/contracts/${row.id}`}
        create={{
          word: t('pricing.new_contract'),
          to: '/contracts?new=1',
          permission: 'pricing.contract.change',
        }}
        views={[
          { id: 'active', word: t('pricing.active'), input: { status: 'active' } },
          { id: 'archived', word: t('pricing.archived'), input: { status: 'archived' } },
        ]}
        filters={[
          { id: 'customerId', word: t('pricing.customer'), kind: 'pick', search: findCustomers },
        ]}
        empty={{ title: t('pricing.no_contracts'), hint: t('pricing.no_contracts_hint') }}
        columns={[
          {
            id: 'code',
            head: t('pricing.code'),
            kind: 'code',
            value: (row) => row.code,
            sort: 'code',
          },
          { id: 'name', head: t('pricing.name'), value: (row) => row.name },
          {
            id: 'customer',
            head: t('pricing.customer'),
            width: 'minmax(220px, 1fr)',
            value: (row) => row.customerName,
            sort: 'customerName',
            card: 'party',
          },
          {
            id: 'validity',
            head: t('pricing.validity'),
            width: '230px',
            sort: 'validFrom',
            value: validityWord,
          },
          {
            id: 'currency',
            head: t('pricing.currency'),
            kind: 'muted',
            width: '100px',
            value: (row) => row.currency,
          },
          {
            id: 'priceCount',
            head: t('pricing.price_count'),
            kind: 'count',
            width: '120px',
            value: (row) => row.priceCount,
          },
        ]}
      />
      {search['new'] && (
        <ContractDrawer contract={null} onClose={() => change({ new: undefined })} />
      )}
    </>
  );
}
