import { command, refuse, sql, type Ctx } from '@poros/kernel';
import { CreateUser, CreatedUser } from '../shared/user.ts';
import { fitsNoPassword, hashPassword } from './password-hash.ts';
import { ensureFits } from './password.sql.ts';
import { ensureBranches, ensureMayGive, giveBranches, giveRoles } from './user.sql.ts';

export const createUser = command({
  name: 'identity.create_user',
  http: 'POST /users',
  permission: 'identity.user.create',
  summary: 'Admit a person to the company: a new log-in, or the one the person has here already.',
  input: CreateUser,
  output: CreatedUser,
  refuses: [
    'identity.user_exists',
    'identity.email_taken',
    'identity.username_taken',
    'identity.password_missing',
    'identity.password_too_short',
    'identity.password_too_common',
    'identity.password_too_close',
    'identity.password_too_plain',
    'identity.branch_missing',
    'identity.place_not_found',
    'identity.role_not_found',
    'identity.role_above',
    'identity.right_not_held',
    'identity.demo_only',
  ],

  async run(ctx, input) {
    const { name, roleIds, hasAllBranches = false, branchIds = [] } = input;
    const email = input.email.toLowerCase();
    await ensureMayGive(ctx, roleIds);
    const { defaultBranchId } = await ensureBranches(ctx, {
      hasAllBranches,
      branchIds,
      defaultBranchId: input.defaultBranchId ?? null,
    });
    if (input.isDemo) await ensureDemo(ctx);
    const known = await ctx.first<{ id: string | null }>(
      sql`select identity.account_of_email(${email}) as id`,
    );

    const id = input.id ?? ctx.newId();
    const accountId = known?.id ?? (await createAccount(ctx, { ...input, email }));
    ctx.insert('identity.app_user', {
      id,
      account_id: accountId,
      name,
      email,
      username: known?.id ? null : (input.username ?? null),
      department_id: input.departmentId ?? null,
      default_branch_id: defaultBranchId,
      has_all_branches: hasAllBranches,
      is_demo: input.isDemo ?? false,
    });
    giveRoles(ctx, id, roleIds);
    giveBranches(ctx, id, branchIds);
    ctx.changed('identity.user_role', id, null, { roleIds });

    await ctx.emit('identity.user_created', id, { userId: id, name });
    return { id, version: 1, isNewAccount: !known?.id };
  },
});

type Input = typeof CreateUser.static;

async function createAccount(ctx: Ctx, input: Input): Promise<string> {
  const { email, username = null, language, locale } = input;
  const hash = await firstHash(ctx, input);
  const tenant = await ctx.first<{ language: string; locale: string }>(
    sql`select language, locale from tenancy.v_tenant where tenant_id = ${ctx.tenantId}`,
  );

  const id = ctx.newId();
  const now = ctx.now.toISOString();
  ctx.write(sql`insert into identity.account (id, home_tenant_id, email, username, password_hash,
      password_changed_at, must_change_password, sessions_valid_from, language, locale,
      created_at, created_by)
    values (${id}, ${ctx.tenantId}, ${email}, ${username}, ${hash},
      ${now}, ${input.mustChangePassword ?? true}, ${now}, ${language ?? tenant?.language ?? 'id'},
      ${locale ?? tenant?.locale ?? 'id-ID'}, ${now}, ${ctx.actor.userId})`);
  ctx.changed('identity.account', id, null, { email, username });
  return id;
}

async function firstHash(ctx: Ctx, input: Input): Promise<string> {
  const { name, email, username = null, password } = input;
  if (password === undefined && input.isPasswordLater) return fitsNoPassword();
  if (password === undefined) return refuse('identity.password_missing');
  await ensureFits(ctx, { name, email, username }, password);
  return hashPassword(password);
}

/** Only the installation offers log-ins to everybody, and only in a demonstration. */
async function ensureDemo(ctx: Ctx): Promise<void> {
  const demo = await ctx.first(sql`select from tenancy.v_tenant
    where tenant_id = ${ctx.tenantId} and is_demo`);
  if (!demo || ctx.actor.kind !== 'system') refuse('identity.demo_only');
}
