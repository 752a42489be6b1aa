import { refuse, sql, type Ctx, type QueryCtx, type RowOf, type Sql } from '@poros/kernel';

export type AccountRow = RowOf<'finance.account'>;

/** What every answer about an account shows. */
export const accountColumns: Sql = sql`a.id, a.code, a.name_id as "nameId", a.name_en as "nameEn",
  a.type, a.parent_id as "parentId", a.is_postable as "isPostable", a.is_control as "isControl",
  a.system_key as "systemKey", a.version,
  coalesce((select jsonb_object_agg(d.dimension, d.rule) from finance.account_dimension d
    where d.tenant_id = a.tenant_id and d.account_id = a.id), '{}') as dimensions`;

/** The account's name in the reader's language. */
export const accountName = (ctx: QueryCtx): Sql =>
  ctx.actor.language === 'en' ? sql`a.name_en` : sql`a.name_id`;

/** The account, held until the command ends; refuses when it is not there or archived. */
export async function holdAccount(ctx: Ctx, accountId: string): Promise<AccountRow> {
  const row = await ctx.first<AccountRow>(sql`select * from finance.account
    where tenant_id = ${ctx.tenantId} and id = ${accountId} and deleted_at is null for update`);
  return row ?? refuse('finance.account_not_found');
}

interface Parent {
  readonly code: string;
  readonly type: string;
  readonly is_postable: boolean;
}

/** A parent is a heading of the same type and does not stand under its own child. */
export async function ensureParent(
  ctx: Ctx,
  parentId: string,
  { accountId, type }: { accountId: string; type: string },
): Promise<void> {
  const [[parent], above] = await ctx.readAll<[Parent[], { id: string }[]]>(
    sql`select code, type, is_postable from finance.account
      where tenant_id = ${ctx.tenantId} and id = ${parentId} and deleted_at is null`,
    sql`with recursive above as (
        select id, parent_id from finance.account
        where tenant_id = ${ctx.tenantId} and id = ${parentId}
        union
        select a.id, a.parent_id from finance.account a join above on a.id = above.parent_id
        where a.tenant_id = ${ctx.tenantId})
      select id from above`,
  );
  if (!parent) refuse('finance.account_not_found');
  if (parent.is_postable) refuse('finance.parent_not_heading', { code: parent.code });
  if (parent.type !== type) refuse('finance.account_type_differs', { code: parent.code });
  if (above.some(({ id }) => id === accountId))
    refuse('finance.account_under_itself', { code: parent.code });
}
