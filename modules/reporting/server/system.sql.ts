import { sql, type Sql } from '@poros/kernel';
import { inRanges, trailStart, visible, writtenSince, type Asking } from './asking.ts';

export interface CommandDay {
  readonly day: string;
  readonly done: number;
  readonly refused: number;
  readonly denied: number;
}
export interface Letters {
  readonly waiting: number;
  readonly since: string | null;
}
export interface LetterDay {
  readonly day: string;
  readonly waiting: number;
}
export interface People {
  readonly active: number;
}

/** What people and programs did, were refused and were not allowed, by day. */
export function commandFlow(asking: Asking): Sql {
  const zone = asking.ctx.actor.timeZone;
  // The trail of the whole installation: a chosen branch does not narrow it.
  const reach = visible({ ...asking, branchId: undefined }, 'admin.audit.view', {
    tenant: sql`c.tenant_id`,
    branch: sql`c.branch_id`,
    owner: sql`c.actor_id`,
  });
  const count = (verdict: string) =>
    sql`coalesce(sum(many) filter (where verdict = ${verdict}), 0)::integer`;
  // By quarters of an hour first, of which every zone's days are made: a day is then reckoned for
  // each of those and not for each of a million commands.
  return sql`
    select day, ${count('done')} as done, ${count('refused')} as refused,
      ${count('denied')} as denied
    from (
      select (quarter at time zone ${zone})::date as day, verdict, many
      from (
        select date_bin('15 minutes', c.at, timestamptz 'epoch') as quarter, c.verdict,
          count(*) as many
        from kernel.command_log c
        where ${reach} and ${writtenSince(sql`c.id`, asking.range.previous.from)}
          and c.at >= (${asking.range.previous.from}::date)::timestamp at time zone ${zone}
        group by 1, 2) told) days
    where ${inRanges(asking, sql`day`)}
    group by day`;
}

export const waitingLetters = (asking: Asking): Sql => sql`
  select count(*)::integer as waiting,
    min((d.failed_at at time zone ${asking.ctx.actor.timeZone})::date) as since
  from kernel.dead_letter d
  where d.tenant_id = ${asking.ctx.tenantId} and d.state = 'waiting'`;

export function letterTrail(asking: Asking): Sql {
  const zone = asking.ctx.actor.timeZone;
  return sql`
    select day, sum(waiting)::integer as waiting
    from (
      select (d.failed_at at time zone ${zone})::date as day, 1 as waiting
      from kernel.dead_letter d where d.tenant_id = ${asking.ctx.tenantId}
      union all
      select (d.settled_at at time zone ${zone})::date, -1
      from kernel.dead_letter d
      where d.tenant_id = ${asking.ctx.tenantId} and d.settled_at is not null) e
    where day > ${trailStart(asking)} group by day`;
}

export const activePeople = (asking: Asking): Sql => sql`
  select count(*)::integer as active from identity.v_user u
  where u.tenant_id = ${asking.ctx.tenantId} and u.kind = 'person' and u.is_active`;
