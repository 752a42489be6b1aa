import { query, sql } from '@poros/kernel';
import { ColleagueList, ListColleagues } from '../shared/request.ts';

export const listColleagues = query({
  name: 'approval.list_colleagues',
  http: 'GET /colleagues',
  permission: 'signed_in',
  summary: 'People of the company by name, to hand something to.',
  input: ListColleagues,
  output: ColleagueList,

  async run(ctx, { search = '' }) {
    const rows = await ctx.read<{ id: string; name: string }>(sql`
      select id, name from identity.v_user
      where tenant_id = ${ctx.tenantId} and is_active and kind = 'person'
        and id <> ${ctx.actor.userId} and strpos(lower(name), lower(${search.trim()})) > 0
      order by name limit 30`);
    return { rows };
  },
});
