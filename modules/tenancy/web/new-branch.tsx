import { TextField } from '@poros/ui';
import { FormGroup, FormPage, newId, t, useForm, useGo, useSave } from '@poros/web-kit';
import { useState } from 'react';
import { BranchFields, placed, type BranchValues } from './branch-fields.tsx';

interface NewValues extends BranchValues {
  readonly code: string;
  readonly numberCode: string;
}

export function NewBranch() {
  const go = useGo();
  const [id] = useState(newId);
  const form = useForm<NewValues>({
    code: '',
    numberCode: '',
    name: '',
    city: '',
    address: '',
    latitude: '',
    longitude: '',
  });
  const save = useSave(
    'tenancy.create_branch',
    form,
    (values) => ({ id, ...placed(values) }),
    () => go(`/admin/branches/${id}`, { isSilent: true }),
  );
  return (
    <FormPage
      title={t('tenancy.new_branch')}
      isNew
      form={form}
      save={save}
      permission="tenancy.branch.create"
      back={{ to: '/admin/branches', word: t('tenancy.branches') }}
    >
      <FormGroup>
        <TextField label={t('tenancy.code')} isRequired {...form.field('code')} />
        <TextField
          label={t('tenancy.number_code')}
          hint={t('tenancy.number_code_hint')}
          isRequired
          {...form.field('numberCode')}
        />
      </FormGroup>
      <BranchFields form={form} />
    </FormPage>
  );
}
