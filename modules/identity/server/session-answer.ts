import { readOnce, refuse, sql, type Actor, type Kernel } from '@poros/kernel';
import type { Session } from '../shared/session.ts';
import { menuOf } from './menu.sql.ts';
import { settingOf } from './settings.ts';
import { branchesOfUser, type BranchOfUser } from './access.sql.ts';
import { placesOf } from './account.sql.ts';

type Person = Session['user'] & {
  readonly accountId: string | null;
  readonly branches: BranchOfUser[];
};
type Tenant = Session['tenant'];
interface Answered {
  readonly person: Person;
  readonly tenant: Tenant;
  readonly expiresAt: string | null;
}

/** What the web client is told about the session it is in. */
export async function sessionAnswer(kernel: Kernel, actor: Actor): Promise<Session> {
  const [row] = await readOnce<Answered>(
    kernel.pool,
    actor.tenantId,
    sql`
    select json_build_object('id', u.id, 'name', u.name, 'email', coalesce(a.email, ''),
        'language', coalesce(a.language, t.language), 'locale', coalesce(a.locale, t.locale),
        'theme', coalesce(a.theme, 'system'), 'density', coalesce(a.density, 'compact'),
        'letterKeys', coalesce(a.has_letter_keys, true),
        'accountId', u.account_id, 'branches', ${branchesOfUser}) as person,
      json_build_object('id', t.tenant_id, 'code', t.code, 'name', t.name, 'preset', t.preset,
        'currency', t.currency) as tenant,
      (select s.expires_at from identity.session s where s.tenant_id = u.tenant_id
        and s.id = ${actor.sessionId ?? null}::uuid and s.kind = 'browser') as "expiresAt"
    from identity.app_user u
    join tenancy.v_tenant t on t.tenant_id = u.tenant_id
    left join identity.account a on a.id = u.account_id
    where u.tenant_id = ${actor.tenantId} and u.id = ${actor.userId}`,
  );
  const { accountId, branches, ...user } = row?.person ?? refuse('kernel.not_signed_in');
  const tenant = row?.tenant ?? refuse('kernel.not_signed_in');
  const places = accountId ? await placesOf(kernel, accountId) : [];

  const open = places
    .filter((place) => place.isActive)
    .map((place) => ({ id: place.tenantId, name: place.tenantName }));
  const shown = branches.map(({ id, code, name }) => ({ id, code, name }));
  return {
    user,
    tenant,
    branch: shown.find((branch) => branch.id === actor.branchId) ?? null,
    tenants: accountId ? open : [{ id: tenant.id, name: tenant.name }],
    branches: shown,
    permissions: Object.fromEntries(actor.permissions),
    menu: await menuOf(kernel, actor),
    limits: await limitsOf(kernel, actor.tenantId, row?.expiresAt ?? null),
  };
}

/** A device has no screen to warn; a browser is told when it will be signed out. */
async function limitsOf(
  kernel: Kernel,
  tenantId: string,
  expiresAt: string | null,
): Promise<Session['limits']> {
  if (expiresAt === null) return null;
  return { idleSeconds: await settingOf(kernel, tenantId, 'session_idle_s'), expiresAt };
}
