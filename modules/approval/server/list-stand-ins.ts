import { query, sql } from '@poros/kernel';
import { ListStandIns, StandInList } from '../shared/request.ts';

export const listStandIns = query({
  name: 'approval.list_stand_ins',
  http: 'GET /me/stand-ins',
  permission: 'signed_in',
  summary: 'Who decides for the asker, and for whom the asker decides; past days left out.',
  input: ListStandIns,
  output: StandInList,

  async run(ctx) {
    const rows = await ctx.read<(typeof StandInList.static)['rows'][number]>(sql`
      select s.id, u.name as "userName", o.name as "standInName", s.starts_on as "startsOn",
        s.ends_on as "endsOn", s.note, ${ctx.today} between s.starts_on and s.ends_on as "isNow",
        s.stand_in_id = ${ctx.actor.userId} as "isForOther", s.version
      from approval.stand_in s
      join identity.v_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
      join identity.v_user o on o.tenant_id = s.tenant_id and o.id = s.stand_in_id
      where s.tenant_id = ${ctx.tenantId} and s.deleted_at is null and s.ends_on >= ${ctx.today}
        and (s.user_id = ${ctx.actor.userId} or s.stand_in_id = ${ctx.actor.userId})
      order by s.starts_on, s.id`);
    return { rows };
  },
});
