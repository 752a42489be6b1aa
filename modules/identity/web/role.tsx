import { ReasonStrip, Timeline, ask } from '@poros/ui';
import { Copy } from '@poros/ui/icons';
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
import { useEffect, useMemo } from 'react';
import { roleName } from './looks.ts';
import { permissionWord, scopeWord } from './permission-words.ts';
import { RoleFields, partsOf, type RoleValues } from './role-form.tsx';

type Role = OutputOf<'identity.get_role'>;

export function RoleRecord() {
  const query = useQueryOf('identity.get_role', { roleId: useParam('roleId') });
  return <Loaded query={query}>{(role) => <KnownRole role={role} />}</Loaded>;
}

function KnownRole({ role }: { role: Role }) {
  const { language } = useWords();
  const go = useGo();
  const mayManage = can('identity.role.manage');
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

  const before = useMemo(() => reachOf(role), [role]);

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
  const copying: DocumentAction = {
    word: t('identity.copy_role'),
    icon: Copy,
    keys: 'C',
    run: () => go('/admin/roles/new', { search: { from: roleId } }),
  };
  const menu: DocumentAction = {
    word: t('identity.menus'),
    run: () => go('/admin/menus', { search: { role: roleId } }),
  };
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
      actions={mayManage ? [copying, menu, ...(role.isSystem ? [] : [archival])] : []}
      side={
        <div className="flex flex-col gap-6">
          <RoleUsers roleId={roleId} />
          <RoleStory roleId={roleId} />
        </div>
      }
    >
      {role.isFixed && (
        <ReasonStrip
          tone="info"
          cause={t('identity.role_fixed')}
          advice={t('identity.role_fixed_hint')}
        />
      )}
      <RoleFields form={form} roleId={roleId} before={before} />
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

/** Who changed the role and when; what changed exactly stands in the audit trail. */
function RoleStory({ roleId }: { roleId: string }) {
  const story = useQueryOf('identity.list_role_changes', { roleId });
  const { rows = [] } = story.data ?? {};
  return (
    <section>
      <h2 className="text-heading font-semibold pb-3">{t('identity.role_story')}</h2>
      {rows.length === 0 && <p className="text-muted">{t('identity.role_never_changed')}</p>}
      <Timeline
        moments={rows.map((row) => ({
          id: row.id,
          at: row.at,
          who: row.byName ?? t('identity.system'),
          what: t('identity.role_changed_by'),
          detail: <ChangedReach row={row} />,
        }))}
      />
    </section>
  );
}

type RoleChange = OutputOf<'identity.list_role_changes'>['rows'][number];

function ChangedReach({ row }: { row: RoleChange }) {
  return (
    <ul>
      {row.changes.map(({ permission, from, to }) => (
        <li key={permission}>
          {t('identity.reach_changed', {
            permission: permissionWord(permission),
            from: scopeWord(from ?? ''),
            to: scopeWord(to ?? ''),
          })}
        </li>
      ))}
    </ul>
  );
}

const valuesOf = (role: Role): RoleValues => ({
  code: role.code,
  nameId: role.nameId,
  nameEn: role.nameEn,
  level: String(role.level),
  reach: reachOf(role),
});

const reachOf = (role: Role): RoleValues['reach'] =>
  Object.fromEntries(role.permissions.map((one) => [one.permission, one.scope]));
