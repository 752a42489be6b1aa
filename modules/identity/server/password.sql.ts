import { refuse, sql, type Ctx } from '@poros/kernel';
import { hashPassword, verifyPassword } from './password-hash.ts';
import { ensureGoodPassword } from './password-policy.ts';
import { endSessions } from './session.sql.ts';
import { passwordPolicyOf } from './settings.ts';

/** A user's log-in as commands of his company see it. */
export interface UserAccount {
  readonly id: string;
  readonly userId: string;
  readonly name: string;
  readonly email: string;
  readonly username: string | null;
  readonly homeTenantId: string;
  readonly passwordHash: string;
}

/**
 * The log-in behind a user, locked until the command ends; refuses for programs, which have none.
 */
export async function lockAccount(ctx: Ctx, userId: string): Promise<UserAccount> {
  const account = await ctx.first<UserAccount>(sql`
    select a.id, u.id as "userId", u.name, a.email, a.username, a.home_tenant_id as "homeTenantId",
      a.password_hash as "passwordHash"
    from identity.app_user u
    join identity.account a on a.id = u.account_id
    where u.tenant_id = ${ctx.tenantId} and u.id = ${userId}
    for update of a`);
  return account ?? refuse('identity.user_not_found');
}

/**
 * A person's password and names belong to the company that made the log-in; the others only admit
 * the person.
 */
export function ensureAccountHere(ctx: Ctx, account: UserAccount): void {
  if (account.homeTenantId !== ctx.tenantId)
    refuse('identity.account_elsewhere', { name: account.name });
}

/** Sets a password and ends every session of the person, in every company. */
export async function setPassword(
  ctx: Ctx,
  account: UserAccount,
  password: string,
  options: { readonly mustChange: boolean },
): Promise<void> {
  await ensureFits(ctx, account, password);
  if (await verifyPassword(account.passwordHash, password)) refuse('identity.password_same');

  const hash = await hashPassword(password);
  const now = ctx.now.toISOString();
  ctx.write(sql`update identity.account set password_hash = ${hash}, password_changed_at = ${now},
      must_change_password = ${options.mustChange}, sessions_valid_from = ${now}
    where id = ${account.id}`);
  ctx.write(sql`update identity.app_user set is_demo = false
    where tenant_id = ${ctx.tenantId} and id = ${account.userId} and is_demo`);
  ctx.changed('identity.account', account.id, null, {
    password: 'changed',
    mustChange: options.mustChange,
  });
  endSessions(ctx, { userId: account.userId }, 'password_changed');
}

/** Holds a password against the company's policy and against what is known of the person. */
export async function ensureFits(
  ctx: Ctx,
  who: { readonly name: string; readonly email: string; readonly username: string | null },
  password: string,
): Promise<void> {
  const tenant = await ctx.first<{ code: string; name: string }>(
    sql`select code, name from tenancy.v_tenant where tenant_id = ${ctx.tenantId}`,
  );
  const context = [
    who.name,
    who.email.split('@')[0],
    who.username,
    tenant?.code,
    tenant?.name,
    'poros',
  ];
  ensureGoodPassword(
    password,
    passwordPolicyOf(ctx),
    context.filter((word) => typeof word === 'string'),
  );
}
