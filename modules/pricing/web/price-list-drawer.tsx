import { CheckboxField, DateField, SelectField, TextField } from '@poros/ui';
import {
  FormDrawer,
  FormGroup,
  t,
  useForm,
  useGo,
  useSave,
  useSession,
  type OutputOf,
} from '@poros/web-kit';
import { useRef } from 'react';
import { currencyChoices } from './currency-choices.ts';

type PriceList = OutputOf<'pricing.get_price_list'>;
interface DrawerProps {
  readonly list: PriceList | null;
  onClose(): void;
}

/** Name, currency and time of a price list. */
export function PriceListDrawer({ list, onClose }: DrawerProps) {
  const go = useGo();
  const made = useRef('');
  const { form, save } = usePriceListForm(list, (id) => {
    made.current = id;
  });
  return (
    <FormDrawer
      title={list ? t('pricing.change_of', { name: list.name }) : t('pricing.new_price_list')}
      form={form}
      save={save}
      onClose={() =>
        made.current ? go(`/price-lists/${made.current}`, { isSilent: true }) : onClose()
      }
    >
      <TextField
        label={t('pricing.code')}
        isRequired
        isReadOnly={list !== null}
        autoFocus={list === null}
        {...form.field('code')}
      />
      <TextField label={t('pricing.name')} isRequired {...form.field('name')} />
      <SelectField
        label={t('pricing.currency')}
        isReadOnly={list !== null}
        choices={currencyChoices(form.values.currency)}
        {...form.field('currency')}
      />
      <CheckboxField
        label={t('pricing.is_default')}
        hint={t('pricing.is_default_hint')}
        {...form.field('isDefault')}
      />
      <FormGroup>
        <DateField label={t('pricing.valid_from')} {...form.field('validFrom')} />
        <DateField label={t('pricing.valid_to')} {...form.field('validTo')} />
      </FormGroup>
    </FormDrawer>
  );
}

function usePriceListForm(list: PriceList | null, onMade: (id: string) => void) {
  const { currency } = useSession().tenant;
  const form = useForm({
    code: list?.code ?? '',
    name: list?.name ?? '',
    currency: list?.currency ?? currency,
    isDefault: list?.isDefault ?? false,
    validFrom: list?.validFrom ?? '',
    validTo: list?.validTo ?? '',
  });
  const create = useSave(
    'pricing.create_price_list',
    form,
    ({ code, name, currency: chosen, isDefault, validFrom, validTo }) => ({
      code: code.trim(),
      name,
      currency: chosen,
      isDefault,
      validFrom: validFrom || undefined,
      validTo: validTo || undefined,
    }),
    ({ id }) => onMade(id),
  );
  const change = useSave(
    'pricing.change_price_list',
    form,
    ({ name, isDefault, validFrom, validTo }) => ({
      priceListId: list?.id ?? '',
      version: list?.version ?? 1,
      name,
      isDefault,
      validFrom: validFrom || null,
      validTo: validTo || null,
    }),
  );
  return { form, save: list ? change : create };
}
