import {
  FormPage,
  Loaded,
  t,
  useAddress,
  useForm,
  useGo,
  useQueryOf,
  useSave,
} from '@poros/web-kit';
import { RoleFields, partsOf, type RoleValues } from './role-form.tsx';

const BLANK: RoleValues = { code: '', nameId: '', nameEn: '', level: '50', reach: {} };

/** A role from nothing, or with the rights of another one to begin with. */
export function NewRole() {
  const from = useAddress().search['from'] ?? '';
  const model = useQueryOf('identity.get_role', { roleId: from }, { when: from !== '' });
  if (!from) return <NewRoleForm begin={BLANK} />;
  return (
    <Loaded query={model}>
      {(role) => (
        <NewRoleForm
          begin={{
            code: '',
            nameId: t('identity.copy_of', { name: role.nameId }),
            nameEn: t('identity.copy_of', { name: role.nameEn }),
            level: String(role.level),
            reach: Object.fromEntries(role.permissions.map((one) => [one.permission, one.scope])),
          }}
        />
      )}
    </Loaded>
  );
}

function NewRoleForm({ begin }: { begin: RoleValues }) {
  const go = useGo();
  const form = useForm<RoleValues>(begin);
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
