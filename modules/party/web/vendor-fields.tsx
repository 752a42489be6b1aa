import { QuantityField, SelectField, TextField } from '@poros/ui';
import { FormGroup, t, type Form } from '@poros/web-kit';
import { currencyChoices } from './choices.ts';
import type { VendorValues } from './vendor-values.ts';

interface FieldsProps {
  readonly form: Form<VendorValues>;
  readonly isNew?: boolean;
}

/** Who the vendor is, where it is and how we pay it. */
export function VendorFields({ form, isNew = false }: FieldsProps) {
  return (
    <>
      <FormGroup title={t('party.identity')}>
        <TextField label={t('party.name')} isRequired autoFocus={isNew} {...form.field('name')} />
        <TextField label={t('party.code')} isRequired isReadOnly={!isNew} {...form.field('code')} />
        <TextField label={t('party.legal_name')} {...form.field('legalName')} />
        <TextField
          label={t('party.tax_id')}
          hint={t('party.tax_id_hint')}
          {...form.field('taxId')}
        />
      </FormGroup>
      <FormGroup title={t('party.buying')} columns={3}>
        <QuantityField
          label={t('party.payment_terms_days')}
          decimals={0}
          {...form.field('paymentTermsDays')}
        />
        <SelectField
          label={t('party.currency')}
          choices={currencyChoices(form.values.currency)}
          {...form.field('currency')}
        />
      </FormGroup>
      <FormGroup title={t('party.bank')} columns={3}>
        <TextField label={t('party.bank_name')} {...form.field('bankName')} />
        <TextField label={t('party.bank_account')} {...form.field('bankAccount')} />
        <TextField label={t('party.bank_account_holder')} {...form.field('bankAccountHolder')} />
      </FormGroup>
      <FormGroup title={t('party.place')}>
        <TextField label={t('party.address')} isMultiline {...form.field('address')} />
        <TextField label={t('party.city')} {...form.field('city')} />
        <TextField label={t('party.phone')} type="tel" {...form.field('phone')} />
        <TextField label={t('party.email')} type="email" {...form.field('email')} />
      </FormGroup>
    </>
  );
}
