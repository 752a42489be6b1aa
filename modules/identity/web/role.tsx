import { ReasonStrip, ask } from '@poros/ui';
import {
  FormPage,
  Link,
  Loaded,
  call,
  can,
  problemOf,
  refresh,
  t,
  useForm,
  useGo,
  useParam,
  useQueryOf,
  useSave,
  useWords,
  type DocumentAction,
  type OutputOf,
} from '@poros/web-kit';
import { useEffect } from 'react';
import { roleName } from './looks.ts';
import { RoleFields, partsOf, type RoleValues } from './role-form.tsx';

type Role = OutputOf<'identity.get_role'>;

export function RoleRecord() {
  const query = useQueryOf('identity.get_role', { roleId: useParam('roleId') });
  return <Loaded query={query}>{(role) => <KnownRole role={role} />}</Loaded>;
}

function KnownRole({ role }: { role: Role }) {
  const { language } = useWords();
  const go = useGo();
  const { id: roleId, version } = role;
  const form = useForm<RoleValues>(valuesOf(role));
  const save = useSave('identity.change_role', form, (values) => ({
    roleId,
    version,
    ...partsOf(values),
  }));
  const { isDirty, settle } = form;
  useEffect(() => {
    if (!isDirty) settle(valuesOf(role));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when the server's row moved on
  }, [version]);

  async function archive() {
    const yes = await ask({
      title: t('identity.archive_role_title', { name: roleName(role, language) }),
      body: t('identity.archive_role_body'),
      verb: t('identity.archive'),
      isDanger: true,
    });
    if (!yes) return;
    const problem = await call('identity.archive_role', { roleId, version }).then(
      () => null,
      problemOf,
    );
    await refresh(['identity.role']);
    if (problem) form.refuse(problem);
    else go('/admin/roles', { isSilent: true });
  }
  const archival: DocumentAction = {
    word: t('identity.archive'),
    isDanger: true,
    run: () => void archive(),
  };

  return (
    <FormPage
      title={roleName(role, language)}
      subtitle={role.code}
      back={{ to: '/admin/roles', word: t('identity.roles') }}
      form={form}
      save={save}
      permission={role.isFixed ? 'identity.nobody' : 'identity.role.manage'}
      actions={!role.isSystem && can('identity.role.manage') ? [archival] : []}
      side={<RoleUsers roleId={roleId} />}
    >
      {role.isFixed && (
        <ReasonStrip
          tone="info"
          cause={t('identity.role_fixed')}
          advice={t('identity.role_fixed_hint')}
        />
      )}
      <RoleFields form={form} />
    </FormPage>
  );
}

/** Who has the role: whom a change of it will touch. */
function RoleUsers({ roleId }: { roleId: string }) {
  const query = useQueryOf(
    'identity.list_users',
    { roleId, status: 'active', limit: 20 },
    { when: can('identity.user.read') },
  );
  const { rows = [], total = 0 } = query.data ?? {};
  if (!can('identity.user.read')) return null;
  return (
    <section>
      <h2 className="text-heading font-semibold pb-3">
        {t('identity.users')} <span className="text-muted figures">{total}</span>
      </h2>
      <ul className="flex flex-col gap-1">
        {rows.map((user) => (
          <li key={user.id}>
            <Link to={`/admin/users/${user.id}`}>{user.name}</Link>
          </li>
        ))}
      </ul>
      {total > rows.length && (
        <p className="pt-2">
          <Link to="/admin/users" search={{ roleId }}>
            {t('identity.all_of_role')}
          </Link>
        </p>
      )}
      {query.data && total === 0 && <p className="text-muted">{t('identity.nobody_has_role')}</p>}
    </section>
  );
}

const valuesOf = (role: Role): RoleValues => ({
  code: role.code,
  nameId: role.nameId,
  nameEn: role.nameEn,
  level: String(role.level),
  reach: Object.fromEntries(role.permissions.map((one) => [one.permission, one.scope])),
});
