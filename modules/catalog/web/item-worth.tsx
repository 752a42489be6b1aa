import { Button, KeyValues, MoneyField } from '@poros/ui';
import { can, format, FormDrawer, t, useForm, useSave, type OutputOf } from '@poros/web-kit';
import { useState } from 'react';

type Item = OutputOf<'catalog.get_item'>;
type Worth = 'price' | 'cost';

/** Price and cost per base unit; each a right of its own, so each a form of its own. */
export function ItemWorth({ item }: { item: Item }) {
  const [open, setOpen] = useState<Worth | null>(null);
  const unit = t('catalog.per_unit', { unit: item.baseUnitCode });
  const close = () => setOpen(null);
  return (
    <section className="flex flex-col gap-3">
      <h2 className="text-heading font-semibold">{t('catalog.worth')}</h2>
      <div className="-mx-4">
        <KeyValues
          wrap="two"
          items={[
            { word: `${t('catalog.base_price')} ${unit}`, value: format.money(item.basePrice) },
            {
              word: `${t('catalog.standard_cost')} ${unit}`,
              value: format.money(item.standardCost),
            },
          ]}
        />
      </div>
      {can('catalog.item.set_price') && !item.isArchived && (
        <Button onClick={() => setOpen('price')}>{t('catalog.change_price')}</Button>
      )}
      {can('catalog.item.set_cost') && !item.isArchived && (
        <Button onClick={() => setOpen('cost')}>{t('catalog.change_cost')}</Button>
      )}
      {open === 'price' && <PriceDrawer item={item} onClose={close} />}
      {open === 'cost' && <CostDrawer item={item} onClose={close} />}
    </section>
  );
}

interface DrawerProps {
  readonly item: Item;
  onClose(): void;
}

function PriceDrawer({ item: { id: itemId, version, basePrice }, onClose }: DrawerProps) {
  const form = useForm({ basePrice });
  const save = useSave('catalog.change_item_price', form, (values) => ({
    itemId,
    version,
    basePrice: values.basePrice || '0',
  }));
  return (
    <FormDrawer title={t('catalog.change_price')} form={form} save={save} onClose={onClose}>
      <MoneyField label={t('catalog.base_price')} autoFocus {...form.field('basePrice')} />
    </FormDrawer>
  );
}

function CostDrawer({ item: { id: itemId, version, standardCost }, onClose }: DrawerProps) {
  const form = useForm({ standardCost });
  const save = useSave('catalog.change_item_cost', form, (values) => ({
    itemId,
    version,
    standardCost: values.standardCost || '0',
  }));
  return (
    <FormDrawer title={t('catalog.change_cost')} form={form} save={save} onClose={onClose}>
      <MoneyField label={t('catalog.standard_cost')} autoFocus {...form.field('standardCost')} />
    </FormDrawer>
  );
}
