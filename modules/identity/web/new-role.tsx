import { FormPage, t, useForm, useGo, useSave } from '@poros/web-kit';
import { RoleFields, partsOf, type RoleValues } from './role-form.tsx';

export function NewRole() {
  const go = useGo();
  const form = useForm<RoleValues>({ code: '', nameId: '', nameEn: '', level: '50', reach: {} });
  const save = useSave(
    'identity.create_role',
    form,
    (values) => ({ code: values.code, ...partsOf(values) }),
    ({ id }) => go(`/admin/roles/${id}`, { isSilent: true }),
  );
  return (
    <FormPage
      isNew
      title={t('identity.new_role')}
      back={{ to: '/admin/roles', word: t('identity.roles') }}
      form={form}
      save={save}
    >
      <RoleFields form={form} isNew />
    </FormPage>
  );
}
