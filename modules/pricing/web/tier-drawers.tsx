import {
  DateField,
  PercentField,
  SearchPicker,
  SelectField,
  TextField,
  type Pick,
} from '@poros/ui';
import { FormDrawer, FormGroup, t, useForm, useSave, type RowOf } from '@poros/web-kit';
import { findPriceLists } from './pickers.ts';

type TierPrice = RowOf<'pricing.list_tier_prices'>;

interface TierValues {
  readonly tier: string;
  readonly means: 'percent' | 'list' | '';
  readonly percentOff: string;
  readonly priceListId: Pick | null;
  readonly validFrom: string;
  readonly validTo: string;
}

const blank: TierValues = {
  tier: '',
  means: 'percent',
  percentOff: '',
  priceListId: null,
  validFrom: '',
  validTo: '',
};

/** A tier and its one meaning. */
export function NewTier({ onClose }: { onClose(): void }) {
  const form = useForm(blank);
  const save = useSave('pricing.create_tier_price', form, (values) => ({
    tier: values.tier.trim().toUpperCase(),
    ...(values.means === 'percent' && values.percentOff && { percentOff: values.percentOff }),
    ...(values.means === 'list' && values.priceListId && { priceListId: values.priceListId.id }),
    validFrom: values.validFrom || undefined,
    validTo: values.validTo || undefined,
  }));
  const isList = form.values.means === 'list';
  return (
    <FormDrawer title={t('pricing.new_tier_price')} form={form} save={save} onClose={onClose}>
      <TextField label={t('pricing.tier')} isRequired autoFocus {...form.field('tier')} />
      <SelectField
        label={t('pricing.means')}
        {...form.field('means')}
        choices={[
          { value: 'percent', word: t('pricing.by_percent') },
          { value: 'list', word: t('pricing.by_list') },
        ]}
      />
      {isList ? (
        <SearchPicker
          label={t('pricing.price_list')}
          isRequired
          search={findPriceLists}
          {...form.field('priceListId')}
        />
      ) : (
        <PercentField label={t('pricing.percent_off')} isRequired {...form.field('percentOff')} />
      )}
      <FormGroup>
        <DateField label={t('pricing.valid_from')} {...form.field('validFrom')} />
        <DateField label={t('pricing.valid_to')} {...form.field('validTo')} />
      </FormGroup>
    </FormDrawer>
  );
}

interface ChangeProps {
  readonly tierPrice: TierPrice;
  onClose(): void;
}

/** From when to when; for another meaning a new one begins. */
export function ChangeTier({ tierPrice, onClose }: ChangeProps) {
  const { id: tierPriceId, version, tier } = tierPrice;
  const form = useForm({ validFrom: tierPrice.validFrom ?? '', validTo: tierPrice.validTo ?? '' });
  const save = useSave('pricing.change_tier_price', form, ({ validFrom, validTo }) => ({
    tierPriceId,
    version,
    validFrom: validFrom || null,
    validTo: validTo || null,
  }));
  return (
    <FormDrawer
      title={t('pricing.change_of', { name: tier })}
      form={form}
      save={save}
      onClose={onClose}
    >
      <DateField label={t('pricing.valid_from')} {...form.field('validFrom')} />
      <DateField label={t('pricing.valid_to')} autoFocus {...form.field('validTo')} />
    </FormDrawer>
  );
}
