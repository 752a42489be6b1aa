import { CheckboxField, QuantityField, TextField } from '@poros/ui';
import { FormGroup, t, type Form } from '@poros/web-kit';

export interface WarehouseValues {
  readonly name: string;
  readonly zone: string;
  readonly capacityM3: string;
  readonly isDefault: boolean;
  readonly mayBackorder: boolean;
  readonly mayGoNegative: boolean;
}

/** What may be changed of a warehouse: its place and its policies, each said in a sentence. */
export function WarehouseFields({ form }: { form: Form<WarehouseValues> }) {
  return (
    <>
      <FormGroup title={t('inventory.place')}>
        <TextField label={t('inventory.name')} isRequired {...form.field('name')} />
        <TextField label={t('inventory.zone')} {...form.field('zone')} />
        <QuantityField
          label={t('inventory.capacity')}
          unit="m³"
          decimals={3}
          {...form.field('capacityM3')}
        />
      </FormGroup>
      <FormGroup title={t('inventory.rules')} columns={1}>
        <CheckboxField label={t('inventory.rule.default')} {...form.field('isDefault')} />
        <CheckboxField label={t('inventory.rule.backorder')} {...form.field('mayBackorder')} />
        <CheckboxField label={t('inventory.rule.negative')} {...form.field('mayGoNegative')} />
      </FormGroup>
    </>
  );
}
