import { ask, CheckboxField, SelectField, TextField } from '@poros/ui';
import { Trash2 } from '@poros/ui/icons';
import {
  FormDrawer,
  RecordSection,
  t,
  useCommand,
  useForm,
  useSave,
  type OutputOf,
} from '@poros/web-kit';
import { useState } from 'react';
import { hasCheckDigit, looksLike } from '../shared/check-digit.ts';

type Item = OutputOf<'catalog.get_item'>;
type Barcode = Item['barcodes'][number];

/** What a scanner reads for this item, and in which unit. */
export function ItemBarcodes({ item }: { item: Item }) {
  const [isOpen, setOpen] = useState(false);
  const archive = useCommand('catalog.archive_barcode');
  async function archiveIt({ id: barcodeId, code, version }: Barcode) {
    const yes = await ask({
      title: t('catalog.archive_barcode_title', { code }),
      verb: t('catalog.take_away'),
      isDanger: true,
    });
    if (yes) await archive.run({ itemId: item.id, barcodeId, version });
  }
  return (
    <>
      <RecordSection
        title={t('catalog.barcodes')}
        rows={item.barcodes}
        rowKey={(one) => one.id}
        permission={item.isArchived ? '' : 'catalog.item.change'}
        empty={t('catalog.no_barcodes')}
        add={{ word: t('catalog.new_barcode'), run: () => setOpen(true) }}
        acts={[
          {
            icon: Trash2,
            run: (one) => void archiveIt(one),
            word: (one) => t('catalog.archive_barcode_title', { code: one.code }),
          },
        ]}
      >
        {(one) => (
          <p>
            <b className="font-medium figures">{one.code}</b>{' '}
            <span className="text-muted">
              {t(`catalog.barcode_kind.${one.kind}`)} · {one.unitCode}
            </span>
          </p>
        )}
      </RecordSection>
      {isOpen && <NewBarcode item={item} onClose={() => setOpen(false)} />}
    </>
  );
}

function NewBarcode({ item, onClose }: { item: Item; onClose(): void }) {
  const form = useForm({ code: '', unitId: item.baseUnitId, isInternal: false });
  const save = useSave('catalog.create_barcode', form, ({ code, unitId, isInternal }) => ({
    itemId: item.id,
    code: code.trim(),
    unitId,
    ...(isInternal && { kind: 'internal' as const }),
  }));
  const { code, isInternal } = form.values;
  const isWrong =
    !isInternal && looksLike(code.trim()) !== 'internal' && !hasCheckDigit(code.trim());
  const field = form.field('code');
  return (
    <FormDrawer title={t('catalog.new_barcode')} form={form} save={save} onClose={onClose}>
      <TextField
        label={t('catalog.barcode')}
        isRequired
        autoFocus
        hint={t('catalog.barcode_hint')}
        {...field}
        error={field.error ?? (isWrong ? t('catalog.barcode_wrong') : undefined)}
      />
      <SelectField
        label={t('catalog.unit')}
        {...form.field('unitId')}
        choices={item.units.map((one) => ({ value: one.unitId, word: one.unitCode }))}
      />
      <CheckboxField label={t('catalog.is_internal')} {...form.field('isInternal')} />
    </FormDrawer>
  );
}
