import { SelectField, SkeletonRows, TextField } from '@poros/ui';
import {
  FormGroup,
  FormPage,
  newId,
  t,
  useAddress,
  useForm,
  useGo,
  useQueryOf,
  useSave,
  useSession,
  type RowOf,
} from '@poros/web-kit';
import { useState } from 'react';
import { WarehouseFields, type WarehouseValues } from './warehouse-fields.tsx';

interface NewValues extends WarehouseValues {
  readonly code: string;
  readonly branchId: string;
  readonly kind: 'store' | 'transit' | '';
}

/** A new warehouse, blank or like the one that the address names. */
export function NewWarehouse() {
  const { copy = '' } = useAddress().search;
  const query = useQueryOf(
    'inventory.list_warehouses',
    { warehouseId: copy },
    { when: copy !== '' },
  );
  if (copy && query.isPending) return <SkeletonRows />;
  return <WarehouseForm like={query.data?.rows[0]} />;
}

function WarehouseForm({ like }: { like: RowOf<'inventory.list_warehouses'> | undefined }) {
  const go = useGo();
  const { branch, branches } = useSession();
  const [id] = useState(newId);
  const form = useForm<NewValues>({
    code: '',
    branchId: branch?.id ?? branches[0]?.id ?? '',
    kind: 'store',
    name: '',
    zone: '',
    capacityM3: '',
    isDefault: false,
    mayBackorder: false,
    mayGoNegative: false,
    // A branch has one default warehouse.
    ...(like && {
      branchId: like.branchId,
      kind: like.kind,
      name: like.name,
      zone: like.zone,
      capacityM3: like.capacityM3 ?? '',
      mayBackorder: like.mayBackorder,
      mayGoNegative: like.mayGoNegative,
    }),
  });
  const save = useSave(
    'inventory.create_warehouse',
    form,
    ({ kind, capacityM3, ...values }) => ({
      id,
      ...values,
      kind: kind || 'store',
      capacityM3: capacityM3 || null,
    }),
    () => go(`/warehouses/${id}`, { isSilent: true }),
  );
  return (
    <FormPage
      title={t('inventory.new_warehouse')}
      isNew
      form={form}
      save={save}
      back={{ to: '/warehouses', word: t('inventory.warehouses') }}
      permission="inventory.warehouse.create"
    >
      <FormGroup>
        <TextField label={t('inventory.code')} isRequired {...form.field('code')} />
        <SelectField
          label={t('inventory.branch')}
          isRequired
          {...form.field('branchId')}
          choices={branches.map((one) => ({ value: one.id, word: one.name }))}
        />
        <SelectField
          label={t('inventory.warehouse_kind')}
          isRequired
          {...form.field('kind')}
          choices={[
            { value: 'store', word: t('inventory.use.store') },
            { value: 'transit', word: t('inventory.use.transit') },
          ]}
        />
      </FormGroup>
      <WarehouseFields form={form} />
    </FormPage>
  );
}
