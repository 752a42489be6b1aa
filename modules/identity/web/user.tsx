import { KeyValues, ReasonStrip, Status, ask, toast } from '@poros/ui';
import {
  FormPage,
  Loaded,
  call,
  can,
  format,
  problemOf,
  refresh,
  t,
  useForm,
  useParam,
  useQueryOf,
  useSession,
  type DocumentAction,
  type Form,
  type OutputOf,
} from '@poros/web-kit';
import { useEffect, useState } from 'react';
import { userLook } from './looks.ts';
import { ResetPassword } from './reset-password.tsx';
import { saveUser } from './save-user.ts';
import { AccessFields, PersonFields, type UserValues } from './user-form.tsx';

type User = OutputOf<'identity.get_user'>;

export function UserRecord() {
  const query = useQueryOf('identity.get_user', { userId: useParam('userId') });
  return <Loaded query={query}>{(user) => <KnownUser user={user} />}</Loaded>;
}

function KnownUser({ user }: { user: User }) {
  const form = useForm<UserValues>(valuesOf(user));
  const [isSaving, setSaving] = useState(false);
  const [isResetting, setResetting] = useState(false);
  const actions = useActions(user, form, () => setResetting(true));
  const { isDirty, settle } = form;
  useEffect(() => {
    if (!isDirty) settle(valuesOf(user));
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when the server's row moved on
  }, [user.version]);

  async function save(values: UserValues): Promise<boolean> {
    setSaving(true);
    try {
      await saveUser(user, values);
      settle(values);
      return true;
    } catch (error) {
      form.refuse(problemOf(error));
      return false;
    } finally {
      setSaving(false);
      await refresh(['identity.user']);
    }
  }

  return (
    <FormPage
      record={{ entity: 'identity.user', id: user.id }}
      title={user.name}
      subtitle={<Status {...userLook(user)} />}
      back={{ to: '/admin/users', word: t('identity.users') }}
      form={form}
      save={save}
      isSaving={isSaving}
      permission="identity.user.change"
      actions={actions}
      side={<LogInFacts user={user} />}
    >
      {user.lockedUntil && (
        <ReasonStrip
          tone="attention"
          cause={t('identity.locked_cause', { when: format.dateTime(user.lockedUntil) })}
          advice={t('identity.locked_advice')}
        />
      )}
      {!user.isAccountHere && (
        <ReasonStrip
          tone="info"
          cause={t('identity.kept_elsewhere')}
          advice={t('identity.kept_elsewhere_hint')}
        />
      )}
      <PersonFields form={form} isKeptElsewhere={!user.isAccountHere} />
      <AccessFields form={form} isReadOnly={!can('identity.user.assign')} />
      <ResetPassword user={user} isOpen={isResetting} onClose={() => setResetting(false)} />
    </FormPage>
  );
}

function LogInFacts({ user }: { user: User }) {
  return (
    <section>
      <h2 className="text-heading font-semibold pb-3">{t('identity.log_in')}</h2>
      <div className="-mx-4">
        <KeyValues
          wrap="two"
          items={[
            {
              word: t('identity.last_signed_in'),
              value: format.dateTime(user.lastSignedInAt) || '–',
            },
            { word: t('identity.password_set'), value: format.dateTime(user.passwordChangedAt) },
            {
              word: t('identity.password_state'),
              value: t(user.mustChangePassword ? 'identity.must_change' : 'identity.own_password'),
            },
            { word: t('identity.member_since'), value: format.date(user.createdAt.slice(0, 10)) },
          ]}
        />
      </div>
    </section>
  );
}

/** What can be done to a user beside changing the fields; a refusal is shown above them. */
function useActions(user: User, form: Form<UserValues>, reset: () => void): DocumentAction[] {
  const { user: me } = useSession();
  const { id: userId, version, name } = user;
  const isMe = userId === me.id;

  async function act(work: Promise<unknown>) {
    form.refuse(await work.then(() => null, problemOf));
    await refresh(['identity.user']);
  }
  async function archive() {
    const yes = await ask({
      title: t('identity.archive_title', { name }),
      body: t('identity.archive_body'),
      verb: t('identity.archive'),
      isDanger: true,
    });
    if (yes) await act(call('identity.archive_user', { userId, version }));
  }

  async function signOut() {
    const yes = await ask({
      title: t('identity.sign_out_all_title', { name }),
      body: t('identity.sign_out_body'),
      verb: t('identity.sign_out'),
      isDanger: true,
      reason: { label: t('identity.sign_out_reason'), isRequired: true, isShort: true },
    });
    if (!yes) return;
    const { reason } = yes;
    await act(
      call('identity.sign_out_user', { userId, reason }).then(({ sessions: n }) =>
        toast({ text: t('identity.signed_out_everywhere', { name, n }) }),
      ),
    );
  }

  const actions: (DocumentAction | false)[] = [
    user.isLocked &&
      can('identity.user.unlock') && {
        word: t('identity.unlock'),
        keys: 'U',
        run: () => void act(call('identity.unlock_user', { userId })),
      },
    user.isAccountHere &&
      user.isActive &&
      !isMe &&
      can('identity.user.reset_password') && {
        word: t('identity.reset_password'),
        keys: 'P',
        run: reset,
      },
    user.isActive &&
      !isMe &&
      can('identity.session.manage') && {
        word: t('identity.sign_out_all'),
        run: () => void signOut(),
      },
    user.isActive &&
      !isMe &&
      can('identity.user.archive') && {
        word: t('identity.archive'),
        isDanger: true,
        run: () => void archive(),
      },
    !user.isActive &&
      can('identity.user.archive') && {
        word: t('identity.reopen'),
        run: () => void act(call('identity.reopen_user', { userId, version })),
      },
  ];
  return actions.filter((action) => action !== false);
}

const valuesOf = (user: User): UserValues => ({
  name: user.name,
  email: user.email,
  username: user.username ?? '',
  department: user.departmentId ? { id: user.departmentId, name: user.departmentName ?? '' } : null,
  roleIds: user.roles.map((role) => role.id),
  hasAllBranches: user.hasAllBranches,
  branchIds: user.hasAllBranches ? [] : user.branches.map((branch) => branch.id),
  defaultBranchId: user.defaultBranchId ?? '',
});
