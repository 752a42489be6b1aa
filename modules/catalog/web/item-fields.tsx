import { CheckboxField, QuantityField, SearchPicker, SelectField, TextField } from '@poros/ui';
import { FormGroup, t, type Form } from '@poros/web-kit';
import { ITEM_KINDS } from '../shared/item-kind.ts';
import { TAX_CODES } from '../shared/tax-code.ts';
import type { ItemValues } from './item-values.ts';
import { findCategories } from './pickers.ts';
import { useUnitChoices } from './use-unit-choices.ts';

interface FieldsProps {
  readonly form: Form<ItemValues>;
  readonly isNew?: boolean;
}

/** What the item is and how it is used. Code, kind and base unit are chosen once. */
export function ItemFields({ form, isNew = false }: FieldsProps) {
  const units = useUnitChoices();
  const { kind, taxCode } = form.values;
  const taxCodes = [...new Set([...TAX_CODES, taxCode])].filter(Boolean);
  return (
    <>
      <FormGroup title={t('catalog.identity')}>
        <TextField label={t('catalog.name')} isRequired autoFocus={isNew} {...form.field('name')} />
        <TextField
          label={t('catalog.code')}
          isRequired
          isReadOnly={!isNew}
          {...form.field('code')}
        />
        <SearchPicker
          label={t('catalog.category')}
          search={findCategories}
          {...form.field('categoryId')}
        />
        <SelectField
          label={t('catalog.kind')}
          isReadOnly={!isNew}
          {...form.field('kind')}
          choices={ITEM_KINDS.map((value) => ({ value, word: t(`catalog.kind.${value}`) }))}
          onChange={(next) => form.set({ kind: next, isStocked: next === 'goods' })}
        />
        <SelectField
          label={t('catalog.base_unit')}
          isRequired
          isReadOnly={!isNew}
          choices={units}
          hint={isNew ? t('catalog.base_unit_hint') : undefined}
          {...form.field('baseUnitId')}
        />
        <SelectField
          label={t('catalog.tax_code')}
          {...form.field('taxCode')}
          choices={taxCodes.map((value) => ({ value, word: taxWord(value) }))}
        />
      </FormGroup>
      <FormGroup title={t('catalog.handling')} columns={3}>
        <CheckboxField label={t('catalog.is_sold')} {...form.field('isSold')} />
        <CheckboxField label={t('catalog.is_bought')} {...form.field('isBought')} />
        <CheckboxField
          label={t('catalog.is_stocked')}
          isDisabled={kind === 'service'}
          {...form.field('isStocked')}
        />
        <QuantityField label={t('catalog.weight_kg')} unit="kg" {...form.field('weightKg')} />
        <TextField label={t('catalog.revenue_account_key')} {...form.field('revenueAccountKey')} />
      </FormGroup>
      <FormGroup columns={1}>
        <TextField label={t('catalog.description')} isMultiline {...form.field('description')} />
      </FormGroup>
    </>
  );
}

/** The name of a usual tax code; finance may have added others, which go by their code. */
function taxWord(code: string): string {
  return TAX_CODES.some((one) => one === code) ? t(`catalog.tax_code.${code}`) : code;
}
