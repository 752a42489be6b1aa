import { Button } from '@poros/ui';
import { ListPage, t, useAddress, useGo, type RowOf } from '@poros/web-kit';
import { PriceListDrawer } from './price-list-drawer.tsx';
import { validityWord } from './validity-word.ts';

type Row = RowOf<'pricing.list_price_lists'>;

export function PriceListList() {
  const { search, change } = useAddress();
  return (
    <>
      <ListPage
        op="pricing.list_price_lists"
        record="pricing.price_list"
        importKind="pricing.price"
        title={t('pricing.price_lists')}
        defaultSort="code"
        searchHint={t('pricing.search_price_lists')}
        to={(row: Row) => `/price-lists/${row.id}`}
        create={{
          word: t('pricing.new_price_list'),
          to: '/price-lists?new=1',
          permission: 'pricing.price_list.change',
        }}
        actions={<Ways />}
        views={[
          { id: 'active', word: t('pricing.active'), input: { status: 'active' } },
          { id: 'archived', word: t('pricing.archived'), input: { status: 'archived' } },
        ]}
        empty={{ title: t('pricing.no_price_lists'), hint: t('pricing.no_price_lists_hint') }}
        columns={[
          {
            id: 'code',
            head: t('pricing.code'),
            kind: 'code',
            value: (row) => row.code,
            sort: 'code',
          },
          {
            id: 'name',
            head: t('pricing.name'),
            width: 'minmax(220px, 1fr)',
            value: (row) => row.name,
            sort: 'name',
            card: 'party',
          },
          {
            id: 'currency',
            head: t('pricing.currency'),
            kind: 'muted',
            width: '100px',
            value: (row) => row.currency,
            sort: 'currency',
          },
          {
            id: 'isDefault',
            head: t('pricing.is_default'),
            kind: 'yesNo',
            width: '120px',
            value: (row) => row.isDefault,
          },
          { id: 'validity', head: t('pricing.validity'), width: '230px', value: validityWord },
          {
            id: 'priceCount',
            head: t('pricing.price_count'),
            kind: 'count',
            width: '120px',
            value: (row) => row.priceCount,
          },
        ]}
      />
      {search['new'] && <PriceListDrawer list={null} onClose={() => change({ new: undefined })} />}
    </>
  );
}

/** What stands beside the lists: what tiers mean, and why a price is what it is. */
function Ways() {
  const go = useGo();
  return (
    <>
      <Button look="quiet" onClick={() => go('/price-lists/explanation')}>
        {t('pricing.explain')}
      </Button>
      <Button look="quiet" onClick={() => go('/price-lists/tiers')}>
        {t('pricing.tiers')}
      </Button>
    </>
  );
}
