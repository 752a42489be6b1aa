import { ask } from '@poros/ui';
import {
  FormPage,
  Loaded,
  can,
  t,
  useCommand,
  useForm,
  useGo,
  useParam,
  useQueryOf,
  useSave,
  type RowOf,
} from '@poros/web-kit';
import { WarehouseFields, type WarehouseValues } from './warehouse-fields.tsx';

type Row = RowOf<'inventory.list_warehouses'>;

export function WarehousePage() {
  const query = useQueryOf('inventory.list_warehouses', { warehouseId: useParam('warehouseId') });
  return (
    <Loaded query={query}>
      {({ rows: [warehouse] }) =>
        warehouse && <Warehouse key={warehouse.version} warehouse={warehouse} />
      }
    </Loaded>
  );
}

function Warehouse({ warehouse }: { warehouse: Row }) {
  const go = useGo();
  const { id: warehouseId, version, code, name, zone, capacityM3 } = warehouse;
  const form = useForm<WarehouseValues>({
    name,
    zone,
    capacityM3: capacityM3 ?? '',
    isDefault: warehouse.isDefault,
    mayBackorder: warehouse.mayBackorder,
    mayGoNegative: warehouse.mayGoNegative,
  });
  const save = useSave('inventory.change_warehouse', form, (values) => ({
    ...values,
    warehouseId,
    version,
    capacityM3: values.capacityM3 || null,
  }));
  const archive = useCommand('inventory.archive_warehouse');
  async function putAway() {
    const yes = await ask({
      title: t('inventory.archive_question', { code }),
      body: t('inventory.archive_effect'),
      verb: t('inventory.archive'),
      isDanger: true,
    });
    if (!yes) return;
    if (await archive.run({ warehouseId, version })) go('/warehouses');
  }
  return (
    <FormPage
      record={{ entity: 'inventory.warehouse', id: warehouse.id }}
      title={`${code} ${name}`}
      form={form}
      save={save}
      permission="inventory.warehouse.change"
      subtitle={t(`inventory.use.${warehouse.isDefault ? 'default' : warehouse.kind}`)}
      back={{ to: '/warehouses', word: t('inventory.warehouses') }}
      actions={[
        {
          word: t('inventory.see_stock'),
          run: () => go(`/stock?${new URLSearchParams({ warehouseId, 'warehouseId~': code })}`),
        },
        ...(can('inventory.warehouse.create')
          ? [{ word: t('kit.duplicate'), run: () => go(`/warehouses/new?copy=${warehouseId}`) }]
          : []),
        ...(can('inventory.warehouse.archive') && !warehouse.isDefault
          ? [
              {
                word: t('inventory.archive'),
                isDanger: true,
                isBusy: archive.isBusy,
                run: () => void putAway(),
              },
            ]
          : []),
      ]}
    >
      <WarehouseFields form={form} />
    </FormPage>
  );
}
