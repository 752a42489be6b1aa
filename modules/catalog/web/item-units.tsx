import { ask, ErrorPanel, QuantityField, SelectField } from '@poros/ui';
import { Pencil, Trash2 } from '@poros/ui/icons';
import {
  format,
  FormDrawer,
  RecordSection,
  t,
  useCommand,
  useForm,
  useSave,
  type OutputOf,
} from '@poros/web-kit';
import { useState } from 'react';
import { useUnitChoices } from './use-unit-choices.ts';

type Item = OutputOf<'catalog.get_item'>;
type Unit = Item['units'][number];

/** The units the item is handled in, each as so many base units. */
export function ItemUnits({ item }: { item: Item }) {
  const [open, setOpen] = useState<Unit | 'new' | null>(null);
  const archive = useCommand('catalog.archive_item_unit');
  const { id: itemId, baseUnitCode } = item;
  async function archiveIt({ id: itemUnitId, unitCode, version }: Unit) {
    const yes = await ask({
      title: t('catalog.archive_item_unit_title', { unit: unitCode }),
      verb: t('catalog.take_away'),
      isDanger: true,
    });
    if (yes) await archive.run({ itemId, itemUnitId, version });
  }
  return (
    <>
      <RecordSection
        title={t('catalog.units')}
        rows={item.units}
        rowKey={(one) => one.unitId}
        empty=""
        permission={item.isArchived ? '' : 'catalog.item.change'}
        add={{ word: t('catalog.new_item_unit'), run: () => setOpen('new') }}
        acts={[
          {
            icon: Pencil,
            word: (one) => t('catalog.change_of', { name: one.unitCode }),
            run: (one) => setOpen(one),
            isFor: (one) => !one.isBase,
          },
          {
            icon: Trash2,
            isFor: (one) => !one.isBase,
            run: (one) => void archiveIt(one),
            word: (one) => t('catalog.archive_item_unit_title', { unit: one.unitCode }),
          },
        ]}
      >
        {(one) => (
          <p>
            <b className="font-medium">{one.unitCode}</b>{' '}
            <span className="text-muted">
              {one.isBase
                ? t('catalog.base_unit')
                : t('catalog.factor_hint', {
                    count: format.quantity(one.factor),
                    base: baseUnitCode,
                    unit: one.unitCode,
                  })}
            </span>
          </p>
        )}
      </RecordSection>
      {archive.problem && <ErrorPanel trouble={archive.problem} />}
      {open === 'new' && <NewUnit item={item} onClose={() => setOpen(null)} />}
      {open && open !== 'new' && (
        <ChangeUnit item={item} unit={open} onClose={() => setOpen(null)} />
      )}
    </>
  );
}

interface DrawerProps {
  readonly item: Item;
  onClose(): void;
}

function NewUnit({ item: { id: itemId, units, baseUnitCode }, onClose }: DrawerProps) {
  const taken = new Set(units.map((one) => one.unitId));
  const choices = useUnitChoices().filter((one) => !taken.has(one.value));
  const form = useForm({ unitId: '', factor: '' });
  const save = useSave('catalog.create_item_unit', form, (values) => ({ itemId, ...values }));
  return (
    <FormDrawer title={t('catalog.new_item_unit')} form={form} save={save} onClose={onClose}>
      <SelectField
        label={t('catalog.unit')}
        isRequired
        choices={choices}
        {...form.field('unitId')}
      />
      <QuantityField
        label={t('catalog.factor')}
        isRequired
        unit={baseUnitCode}
        {...form.field('factor')}
      />
    </FormDrawer>
  );
}

function ChangeUnit({ item, unit, onClose }: DrawerProps & { readonly unit: Unit }) {
  const form = useForm({ factor: unit.factor });
  const save = useSave('catalog.change_item_unit', form, ({ factor }) => ({
    itemId: item.id,
    itemUnitId: unit.id,
    version: unit.version,
    factor,
  }));
  return (
    <FormDrawer
      title={t('catalog.change_of', { name: unit.unitCode })}
      form={form}
      save={save}
      onClose={onClose}
    >
      <QuantityField
        label={t('catalog.factor')}
        isRequired
        autoFocus
        unit={item.baseUnitCode}
        {...form.field('factor')}
      />
    </FormDrawer>
  );
}
