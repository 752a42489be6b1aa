import { ListPage, t, useSession, type RowOf } from '@poros/web-kit';
import { WAREHOUSE_KINDS } from '../shared/warehouse.ts';

type Row = RowOf<'inventory.list_warehouses'>;

export function WarehouseList() {
  const { branches } = useSession();
  const nameOf = new Map(branches.map((branch) => [branch.id, branch.name]));
  return (
    <ListPage
      op="inventory.list_warehouses"
      record="inventory.warehouse"
      title={t('inventory.warehouses')}
      empty={{ title: t('inventory.no_warehouses'), hint: t('inventory.no_warehouses_hint') }}
      defaultSort="code"
      searchHint={t('inventory.warehouse_search_hint')}
      to={(row: Row) => `/warehouses/${row.id}`}
      create={{
        word: t('inventory.new_warehouse'),
        to: '/warehouses/new',
        permission: 'inventory.warehouse.create',
      }}
      columns={[
        {
          id: 'code',
          head: t('inventory.code'),
          kind: 'code',
          value: (row) => row.code,
          sort: 'code',
        },
        {
          id: 'name',
          head: t('inventory.name'),
          width: 'minmax(200px, 1fr)',
          sort: 'name',
          value: (row) => row.name,
          card: 'party',
        },
        {
          id: 'branch',
          head: t('inventory.branch'),
          value: (row) => nameOf.get(row.branchId) ?? '',
        },
        {
          id: 'zone',
          head: t('inventory.zone'),
          kind: 'muted',
          value: (row) => row.zone,
          sort: 'zone',
        },
        {
          id: 'capacity',
          head: t('inventory.capacity'),
          kind: 'quantity',
          width: '128px',
          value: (row) => row.capacityM3,
          unit: () => 'm³',
        },
        {
          id: 'state',
          sort: 'kind',
          choices: WAREHOUSE_KINDS.map((value) => ({ value, word: t(`inventory.use.${value}`) })),
          head: t('inventory.use'),
          kind: 'status',
          value: purposeOf,
          card: 'status',
          status: (row) => ({ word: purposeOf(row), tone: row.isDefault ? 'accent' : 'plain' }),
        },
        { id: 'items', head: t('inventory.items'), kind: 'count', value: (row) => row.itemCount },
        {
          id: 'value',
          head: t('inventory.value'),
          kind: 'money',
          value: (row) => row.value,
          isSummed: true,
        },
      ]}
    />
  );
}

const purposeOf = (row: Row): string => t(`inventory.use.${row.isDefault ? 'default' : row.kind}`);
