import { refuse, sql, type Ctx, type RowOf } from '@poros/kernel';

/**
 * The program's user, locked until the command ends; refuses when there is none or it is archived.
 */
export async function lockApiClient(ctx: Ctx, id: string): Promise<RowOf<'identity.app_user'>> {
  const row = await ctx.first<RowOf<'identity.app_user'>>(sql`select * from identity.app_user
    where tenant_id = ${ctx.tenantId} and id = ${id} and kind = 'client' and is_active for update`);
  return row ?? refuse('identity.api_client_not_found');
}
