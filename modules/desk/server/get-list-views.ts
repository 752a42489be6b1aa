import { query, sql } from '@poros/kernel';
import { GetListViews, ListViews, type Layout, type SavedView } from '../shared/view.ts';
import { SHARE, mayChange, visibleTo } from './view.sql.ts';

export const getListViews = query({
  name: 'desk.get_list_views',
  http: 'GET /views',
  permission: 'signed_in',
  summary: 'The views of a list that the caller may use, and how the caller has laid it out.',
  input: GetListViews,
  output: ListViews,

  async run(ctx, { list }) {
    const mayShare = ctx.may(SHARE);
    const [views, [own], roles] = await ctx.readAll<[Row[], Own[], Role[]]>(
      sql`select v.id, v.list, v.name, v.user_id as "userId", u.name as "userName", v.audience,
          v.role_id as "roleId", v.address, v.layout, v.is_pinned as "isPinned", v.version
        from desk.saved_view v
        left join identity.v_user u on u.tenant_id = v.tenant_id and u.id = v.user_id
        where v.tenant_id = ${ctx.tenantId} and v.list = ${list} and v.deleted_at is null
          and ${visibleTo(ctx)}
        order by v.audience <> 'me', lower(v.name), v.id limit 100`,
      sql`select layout, default_view as "defaultView" from desk.list_layout
        where tenant_id = ${ctx.tenantId} and user_id = ${ctx.actor.userId} and list = ${list}`,
      sql`select id, name_id as "nameId", name_en as "nameEn" from identity.v_role
        where tenant_id = ${ctx.tenantId} and ${mayShare} order by level, code`,
    );
    return {
      views: views.map((view) => ({
        ...view,
        mayChange: mayChange(ctx, view.userId, view.audience),
      })),
      layout: own?.layout ?? null,
      defaultView: own?.defaultView ?? null,
      mayShare,
      roles,
    };
  },
});

type Row = Omit<SavedView, 'mayChange'>;
interface Own {
  readonly layout: Layout | null;
  readonly defaultView: string | null;
}
interface Role {
  readonly id: string;
  readonly nameId: string;
  readonly nameEn: string;
}
