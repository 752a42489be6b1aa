import { ask, ErrorPanel, QuantityField, TextField } from '@poros/ui';
import { Pencil, Trash2 } from '@poros/ui/icons';
import {
  FormDrawer,
  Loaded,
  RecordSection,
  t,
  useCommand,
  useForm,
  useQueryOf,
  useSave,
  type RowOf,
} from '@poros/web-kit';
import { useState } from 'react';

type Unit = RowOf<'catalog.list_units'>;

export function UnitList() {
  const [open, setOpen] = useState<Unit | 'new' | null>(null);
  const units = useQueryOf('catalog.list_units', { limit: 200, sort: 'code' });
  const archive = useCommand('catalog.archive_unit');
  async function archiveIt({ id: unitId, code, version }: Unit) {
    const yes = await ask({
      title: t('catalog.archive_unit_title', { code }),
      verb: t('catalog.archive'),
      isDanger: true,
    });
    if (yes) await archive.run({ unitId, version });
  }
  return (
    <>
      {archive.problem && <ErrorPanel trouble={archive.problem} />}
      <Loaded query={units}>
        {({ rows }) => (
          <RecordSection
            title={t('catalog.units')}
            rows={rows}
            rowKey={(one) => one.id}
            empty=""
            permission="catalog.unit.change"
            add={{ word: t('catalog.new_unit'), run: () => setOpen('new') }}
            acts={[
              {
                icon: Pencil,
                word: (one) => t('catalog.change_of', { name: one.code }),
                run: (one) => setOpen(one),
              },
              {
                icon: Trash2,
                word: (one) => t('catalog.archive_unit_title', { code: one.code }),
                run: (one) => void archiveIt(one),
              },
            ]}
          >
            {(one) => (
              <p className="grid grid-cols-[72px_minmax(0,1fr)_auto] sm:grid-cols-[88px_1fr_1fr_88px] gap-x-3">
                <b className="font-medium">{one.code}</b>
                <span>{one.nameId}</span>
                <span className="text-muted max-sm:hidden">{one.nameEn}</span>
                <span className="text-muted figures text-end">
                  {t('catalog.decimals_n', { n: one.decimals })}
                </span>
              </p>
            )}
          </RecordSection>
        )}
      </Loaded>
      {open && <UnitDrawer unit={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </>
  );
}

function UnitDrawer({ unit, onClose }: { unit: Unit | null; onClose(): void }) {
  const form = useForm({
    code: unit?.code ?? '',
    nameId: unit?.nameId ?? '',
    nameEn: unit?.nameEn ?? '',
    decimals: String(unit?.decimals ?? 0),
  });
  const create = useSave('catalog.create_unit', form, (values) => ({
    ...values,
    code: values.code.trim().toUpperCase(),
    decimals: Number(values.decimals || '0'),
  }));
  const change = useSave('catalog.change_unit', form, ({ nameId, nameEn, decimals }) => ({
    unitId: unit?.id ?? '',
    version: unit?.version ?? 1,
    nameId,
    nameEn,
    decimals: Number(decimals || '0'),
  }));
  return (
    <FormDrawer
      title={unit ? t('catalog.change_of', { name: unit.code }) : t('catalog.new_unit')}
      form={form}
      save={unit ? change : create}
      onClose={onClose}
    >
      <TextField
        label={t('catalog.code')}
        isRequired
        isReadOnly={unit !== null}
        autoFocus={unit === null}
        {...form.field('code')}
      />
      <TextField label={t('catalog.name_id')} isRequired {...form.field('nameId')} />
      <TextField label={t('catalog.name_en')} isRequired {...form.field('nameEn')} />
      <QuantityField label={t('catalog.decimals')} decimals={0} {...form.field('decimals')} />
    </FormDrawer>
  );
}
