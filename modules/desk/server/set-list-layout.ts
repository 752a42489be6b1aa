import { command, sql } from '@poros/kernel';
import { ListLayoutSet, SetListLayout } from '../shared/view.ts';

export const setListLayout = command({
  name: 'desk.set_list_layout',
  http: 'PUT /list-layouts/:list',
  permission: 'signed_in',
  summary: 'Lay out the columns of a list for oneself, and choose the view it opens with.',
  input: SetListLayout,
  output: ListLayoutSet,

  async run(ctx, { list, ...given }) {
    const layout = given.layout ? JSON.stringify(given.layout) : null;
    const { userId } = ctx.actor;
    ctx.write(sql`insert into desk.list_layout as l
        (tenant_id, user_id, list, layout, default_view, updated_at)
      values (${ctx.tenantId}, ${userId}, ${list}, ${layout}::jsonb, ${given.defaultView ?? null},
        ${ctx.now.toISOString()})
      on conflict on constraint list_layout__key do update set
        layout = case when ${given.layout !== undefined} then excluded.layout else l.layout end,
        default_view = case when ${given.defaultView !== undefined} then excluded.default_view
          else l.default_view end,
        updated_at = excluded.updated_at`);
    ctx.changed('desk.list_layout', userId, null, { list, ...given });
    return { list };
  },
});
