import { SearchPicker, SelectField, TextField } from '@poros/ui';
import { FormGroup, t, useSession, type Form } from '@poros/web-kit';
import { SEGMENTS } from '../shared/segment.ts';
import { currencyChoices, languageChoices } from './choices.ts';
import type { CustomerValues } from './customer-values.ts';
import { findSalespeople } from './pickers.ts';

interface FieldsProps {
  readonly form: Form<CustomerValues>;
  readonly isNew?: boolean;
}

/** Who the customer is, where it is and how we sell to it. */
export function CustomerFields({ form, isNew = false }: FieldsProps) {
  const { branches } = useSession();
  const { values } = form;
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
        <TextField label={t('party.national_id')} {...form.field('nationalId')} />
      </FormGroup>
      <FormGroup title={t('party.selling')} columns={3}>
        <SelectField
          label={t('party.segment')}
          {...form.field('segment')}
          choices={SEGMENTS.map((value) => ({ value, word: t(`party.segment.${value}`) }))}
        />
        <TextField label={t('party.tier')} {...form.field('tier')} />
        <SearchPicker
          label={t('party.salesperson')}
          search={findSalespeople}
          {...form.field('salespersonId')}
        />
        <SelectField
          label={t('party.currency')}
          choices={currencyChoices(values.currency)}
          {...form.field('currency')}
        />
        <SelectField
          label={t('party.language')}
          choices={languageChoices()}
          {...form.field('language')}
        />
        <SelectField
          label={t('party.branch')}
          {...form.field('branchId')}
          choices={[
            { value: '', word: t('party.every_branch') },
            ...branches.map(({ id, name }) => ({ value: id, word: name })),
          ]}
        />
      </FormGroup>
      <FormGroup title={t('party.place')}>
        <TextField label={t('party.address')} isMultiline {...form.field('address')} />
        <TextField label={t('party.city')} {...form.field('city')} />
        <TextField label={t('party.phone')} type="tel" {...form.field('phone')} />
        <TextField label={t('party.email')} type="email" {...form.field('email')} />
        <TextField label={t('party.latitude')} {...form.field('latitude')} />
        <TextField label={t('party.longitude')} {...form.field('longitude')} />
      </FormGroup>
    </>
  );
}
