import { TextField } from '@poros/ui';
import { FormGroup, t, type Form } from '@poros/web-kit';

export interface BranchValues {
  readonly name: string;
  readonly city: string;
  readonly address: string;
  readonly latitude: string;
  readonly longitude: string;
}

/** What may be changed of a branch; its codes stand on its documents and stay. */
export function BranchFields({ form }: { form: Form<BranchValues> }) {
  return (
    <FormGroup title={t('tenancy.place')}>
      <TextField label={t('tenancy.name')} isRequired {...form.field('name')} />
      <TextField label={t('tenancy.city')} {...form.field('city')} />
      <TextField label={t('tenancy.address')} {...form.field('address')} />
      <TextField label={t('tenancy.latitude')} {...form.field('latitude')} />
      <TextField label={t('tenancy.longitude')} {...form.field('longitude')} />
    </FormGroup>
  );
}

/** An empty coordinate is none. */
export const placed = <V extends BranchValues>(values: V) => ({
  ...values,
  latitude: values.latitude || null,
  longitude: values.longitude || null,
});
