import { refuse, sql, type QueryCtx } from '@poros/kernel';

/** Refuses unless this is a person of the company who can sign in. */
export async function ensureColleague(ctx: QueryCtx, userId: string, label: string): Promise<void> {
  const found = await ctx.first(sql`select 1 from identity.v_user
    where tenant_id = ${ctx.tenantId} and id = ${userId} and is_active and kind = 'person'`);
  if (!found) refuse('approval.colleague_unfit', { label });
}
