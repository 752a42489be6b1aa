import { TextField } from '@poros/ui';
import { FormGroup, FormPage, newId, t, useForm, useGo, useSave } from '@poros/web-kit';
import { useState } from 'react';
import { DepartmentFields, type DepartmentValues } from './department-fields.tsx';

interface NewValues extends DepartmentValues {
  readonly code: string;
}

export function NewDepartment() {
  const go = useGo();
  const [id] = useState(newId);
  const form = useForm<NewValues>({ code: '', name: '', parent: null });
  const save = useSave(
    'tenancy.create_department',
    form,
    ({ code, name, parent }) => ({ id, code, name, ...(parent && { parentId: parent.id }) }),
    () => go(`/admin/departments/${id}`, { isSilent: true }),
  );
  return (
    <FormPage
      title={t('tenancy.new_department')}
      isNew
      form={form}
      save={save}
      permission="tenancy.department.create"
      back={{ to: '/admin/departments', word: t('tenancy.departments') }}
    >
      <FormGroup>
        <TextField label={t('tenancy.code')} isRequired {...form.field('code')} />
      </FormGroup>
      <DepartmentFields form={form} />
    </FormPage>
  );
}
