import { refuse, sql, type Ctx, type QueryCtx, type RowOf, type Sql } from '@poros/kernel';

export type StoredView = RowOf<'desk.saved_view'>;
export const SHARE = 'desk.view.share';

/** Who sees the view `v`: its writer, those with its role, or everyone. */
export const visibleTo = (ctx: QueryCtx): Sql => sql`(v.user_id = ${ctx.actor.userId}
  or v.audience = 'everyone'
  or v.audience = 'role' and v.role_id in (select r.role_id from identity.v_user_role r
    where r.tenant_id = v.tenant_id and r.user_id = ${ctx.actor.userId}))`;

/** The view, locked; refuses when the actor may not see it or may not change it. */
export async function lockView(ctx: Ctx, viewId: string, isGone = false): Promise<StoredView> {
  const view =
    (await ctx.first<StoredView>(sql`select v.* from desk.saved_view v
      where v.tenant_id = ${ctx.tenantId} and v.id = ${viewId}
        and (v.deleted_at is not null) = ${isGone} and ${visibleTo(ctx)} for update`)) ??
    refuse('desk.view_not_found');
  if (!mayChange(ctx, view.user_id, view.audience)) refuse('desk.view_not_yours');
  return view;
}

/** One's own always; a shared one with the right to share. */
export const mayChange = (ctx: QueryCtx, userId: string, audience: string): boolean =>
  userId === ctx.actor.userId || (audience !== 'me' && ctx.may(SHARE));

/** Refuses an audience that the actor may not speak to, or a role that is not there. */
export function ensureAudience(ctx: Ctx, audience: string, roleId: string | null): void {
  if (audience === 'me') return;
  if (!ctx.may(SHARE)) refuse('desk.view_not_shareable');
  if (audience !== 'role') return;
  ctx.write(sql`select kernel.expect(exists(select from identity.v_role
    where tenant_id = ${ctx.tenantId} and id = ${roleId}), 'desk.view_role_not_found')`);
}
