import { refuse, scopeOf, sql, type Ctx, type QueryCtx } from '@poros/kernel';
import type { Grant } from '../shared/role.ts';
import { isWithin, scopeOfRank, type Scope } from '../shared/scope.ts';

/** Below every role: nobody with this level may touch one. */
const NO_LEVEL = 100;

/**
 * The highest level among a user's roles, 1 being the highest; the installation itself stands above
 * all.
 */
async function ownLevel(ctx: QueryCtx): Promise<number> {
  return ctx.actor.kind === 'system' ? 0 : (await levelsOf(ctx, ctx.actor.userId)).level;
}

/** Refuses to touch a role that stands above the actor. */
export async function ensureRoleNotAbove(
  ctx: Ctx,
  role: { readonly code: string; readonly level: number },
): Promise<void> {
  if (role.level < (await ownLevel(ctx))) refuse('identity.role_above', { role: role.code });
}

/** Nobody gives away what he does not hold, nor further than he holds it. */
export function ensureHeld(ctx: QueryCtx, grants: readonly Grant[]): void {
  const beyond = grants.find(
    ({ permission, scope }) => !isWithin(scope, scopeOf(ctx.actor, permission)),
  );
  if (beyond)
    refuse('identity.right_not_held', {
      ...beyond,
      code: ctx.registry.permissions.get(beyond.permission)?.code ?? beyond.permission,
    });
}

/**
 * Who may sign in as somebody else in the end (by a new password, by roles) must hold all that the
 * other holds: refuses to touch a user who stands above the actor or may do more.
 */
export async function ensureUserNotAbove(
  ctx: Ctx,
  user: { readonly id: string; readonly name: string },
): Promise<void> {
  if (ctx.actor.kind === 'system') return;
  const theirs = await levelsOf(ctx, user.id);
  const mine = await levelsOf(ctx, ctx.actor.userId);
  const beyond = theirs.grants.some(
    ({ permission, scope }) => !isWithin(scope, scopeOf(ctx.actor, permission)),
  );
  if (theirs.level < mine.level || beyond) refuse('identity.user_above', { name: user.name });
}

interface HeldRow {
  readonly level: number;
  readonly permission: string | null;
  readonly rank: number | null;
}
interface Standing {
  readonly level: number;
  readonly grants: readonly Grant[];
}

async function levelsOf(ctx: QueryCtx, userId: string): Promise<Standing> {
  const rows = await ctx.read<HeldRow>(sql`
    select min(r.level) over () as level, p.permission,
      array_position(array['own', 'department', 'branch', 'all'], p.scope) as rank
    from identity.user_role ur
    join identity.role r on r.tenant_id = ur.tenant_id and r.id = ur.role_id
    and r.deleted_at is null
    left join identity.role_permission p on p.tenant_id = r.tenant_id and p.role_id = r.id
    where ur.tenant_id = ${ctx.tenantId} and ur.user_id = ${userId}`);
  const widest = new Map<string, number>();
  for (const { permission, rank } of rows)
    if (permission !== null && rank !== null)
      widest.set(permission, Math.max(rank, widest.get(permission) ?? 0));
  const grants = [...widest].map(([permission, rank]) => ({
    permission,
    scope: scopeOfRank(rank) as Scope,
  }));
  return { level: rows[0]?.level ?? NO_LEVEL, grants };
}
