import { useEffect } from 'react';
import { MoneyField, SkeletonRows, TextField } from '@poros/ui';
import {
  FormGroup,
  FormPage,
  t,
  useAddress,
  useForm,
  type Form,
  useNextCode,
  useGo,
  useQueryOf,
  useSave,
  useSession,
  type OutputOf,
} from '@poros/web-kit';
import { usualTaxCode } from '../shared/tax-code.ts';
import { ItemFields } from './item-fields.tsx';
import { itemToSend, newItem, valuesOfItem } from './item-values.ts';

/** A new item, blank or like the one that the address names. */
export function NewItem() {
  const { copy = '' } = useAddress().search;
  const copied = useQueryOf('catalog.get_item', { itemId: copy }, { when: copy !== '' });
  if (copy && copied.isPending) return <SkeletonRows />;
  return <ItemForm like={copied.data} />;
}

function ItemForm({ like }: { like: OutputOf<'catalog.get_item'> | undefined }) {
  const go = useGo();
  const { currency } = useSession().tenant;
  const form = useForm({
    ...newItem(usualTaxCode(currency)),
    ...(like && { ...valuesOfItem(like), code: '' }),
    basePrice: like?.basePrice ?? '',
    standardCost: '',
    barcode: '',
  });
  useNextCode('catalog.list_items', form);
  useUsualUnit(form);
  const save = useSave(
    'catalog.create_item',
    form,
    ({ basePrice, standardCost, barcode, ...item }) => ({
      ...itemToSend(item),
      code: item.code.trim(),
      kind: item.kind || 'goods',
      baseUnitId: item.baseUnitId,
      basePrice: basePrice || '0',
      standardCost: standardCost || '0',
      ...(barcode.trim() && { barcodes: [{ code: barcode.trim() }] }),
    }),
    ({ id }) => go(`/items/${id}`, { isSilent: true }),
  );
  return (
    <FormPage
      title={t('catalog.new_item')}
      back={{ to: '/items', word: t('catalog.items') }}
      form={form}
      save={save}
      isNew
      permission="catalog.item.create"
    >
      <ItemFields form={form} isNew />
      <FormGroup title={t('catalog.worth')} columns={3}>
        <MoneyField label={t('catalog.base_price')} {...form.field('basePrice')} />
        <MoneyField label={t('catalog.standard_cost')} {...form.field('standardCost')} />
        <TextField
          label={t('catalog.barcode')}
          hint={t('catalog.barcode_hint')}
          {...form.field('barcode')}
        />
      </FormGroup>
    </FormPage>
  );
}

/** Most things are counted in pieces; whoever needs another unit chooses it. */
function useUsualUnit(form: Pick<Form<{ baseUnitId: string }>, 'propose'>): void {
  const units = useQueryOf('catalog.list_units', { limit: 200, sort: 'code' });
  const piece = units.data?.rows.find(({ code }) => code === 'PCS' || code === 'UNIT')?.id;
  useEffect(() => {
    if (piece) form.propose({ baseUnitId: piece });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- proposed once, when it is known
  }, [piece]);
}
