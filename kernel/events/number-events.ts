import sql from 'sql-template-tag';
import type pg from 'pg';
import { prepared } from '../database/pool.ts';

export const EVENTS_CHANNEL = 'poros_events';
/** How often a reaction is tried before a person is asked. */
export const REACTION_TRIES = 8;

/** A reaction that waits for an event's number, in the order in which the modules stand. */
export interface WaitingReaction {
  readonly event: string;
  readonly reaction: string;
}

export interface Round {
  /** Events numbered in this round. */
  readonly moved: number;
  /** Position of the newest event when something moved. */
  readonly head: number | null;
}

/**
 * One round of the sequencer, one statement, one transaction: takes the oldest waiting commands
 * whole, gives their events a place in their scope and in the whole, stores them, queues one job
 * per event and reaction, and says so once.
 *
 * A command's events become visible together at its COMMIT, so naming the command takes all
 * of them. Waiting ids are drawn after every lock the command holds, so whatever happened after a
 * command was done has a later id: order by the command's first id is an order in which the
 * commands could have been carried out one by one.
 */
export async function numberEvents(
  session: pg.ClientBase,
  reactions: readonly WaitingReaction[],
  limit: number,
): Promise<Round> {
  const statement = sql`
    with oldest as materialized (
      select command_id from kernel.event_pending order by id limit ${limit}),
    -- An array and not a join: the plan is made while the queue is empty and must not turn into
    -- rows times rows when a burst has filled it.
    taken as (
      delete from kernel.event_pending
      where command_id = any(array(select distinct command_id from oldest)) returning *),
    commands as (select *, min(id) over (partition by command_id) as command_first from taken),
    placed as materialized (
      select *, row_number() over (order by command_first, command_id, id) as nth,
        row_number() over (
          partition by tenant_id, scope order by command_first, command_id, id) as nth_in_scope
      from commands),
    wanted as (select tenant_id, scope, count(*) as many from placed group by tenant_id, scope),
    scope_head as (
      insert into kernel.event_scope as s (tenant_id, scope, head)
      select tenant_id, scope, many from wanted
      on conflict on constraint event_scope__key do update set head = s.head + excluded.head
      returning tenant_id, scope, head),
    whole_head as (
      update kernel.event_head set position = position + (select count(*) from placed)
      where exists (select from placed) returning position),
    numbered as (
      insert into kernel.event_log (tenant_id, scope, seq, position, numbered_at, command_id, type,
        version, entity, entity_id, at, actor_id, correlation_id, payload)
      select p.tenant_id, p.scope, h.head - w.many + p.nth_in_scope,
        (select position from whole_head) - (select count(*) from placed) + p.nth, now(),
        p.command_id, p.type, p.version, p.entity, p.entity_id, p.at, p.actor_id, p.correlation_id,
        p.payload
      from placed p
      join wanted w using (tenant_id, scope)
      join scope_head h using (tenant_id, scope)
      returning tenant_id, position, type, entity_id),
    due as (
      select n.*, r.reaction, row_number() over (order by n.position, r.nth) as nth
      from numbered n
      join rows from (jsonb_to_recordset(${JSON.stringify(reactions)}::jsonb)
        as (event text, reaction text)) with ordinality as r(event, reaction, nth)
        on r.event = n.type),
    jobs as (
      select array_agg((
          'reaction',
          json_build_object('tenantId', tenant_id, 'reaction', reaction, 'position', position,
            'entityId', entity_id),
          kernel.reaction_lane(entity_id),
          -- The queue orders a lane by time only.
          now() - interval '1 second' + nth * interval '1 microsecond',
          ${REACTION_TRIES}::smallint, null, null, null)::graphile_worker.job_spec
        order by nth) as specs
      from due)
    select (select count(*) from numbered)::integer as moved,
      (select position from whole_head) as head,
      (select pg_notify(${EVENTS_CHANNEL}, position::text) from whole_head) as told,
      (select count(*) from jobs, graphile_worker.add_jobs(jobs.specs)
        where jobs.specs is not null) as queued`;
  const { rows } = await session.query<Round>(prepared(statement));
  return rows[0] ?? { moved: 0, head: null };
}
