import { page, query, sql, visibleEvents } from '@poros/kernel';
import { EventPage, ListEvents, type LoggedEvent } from '../shared/event-log.ts';
import { beginsWith, numberAsId } from './filters.sql.ts';

export const listEvents = query({
  name: 'admin.list_events',
  http: 'GET /admin/events',
  permission: 'admin.event.read',
  summary: 'What happened, in the order in which everyone is told; only what the reader may see.',
  input: ListEvents,
  output: EventPage,

  run: (ctx, input) =>
    page<LoggedEvent>(ctx, input, {
      select: sql`${numberAsId(sql`e.position`)} as id, e.position, e.scope, e.seq, e.type, e.version,
      e.entity, e.entity_id as "entityId", e.at, e.actor_id as "actorId", u.name as "actorName",
      e.command_id as "commandId", e.correlation_id as "correlationId", e.payload`,
      from: sql`kernel.event_log e
      left join identity.v_user u on u.tenant_id = e.tenant_id and u.id = e.actor_id`,
      where: [
        sql`e.tenant_id = ${ctx.tenantId}`,
        visibleEvents(ctx.registry, ctx.actor),
        input.type && beginsWith(sql`e.type`, input.type),
        input.entityId && sql`e.entity_id = ${input.entityId}`,
        input.search &&
          sql`position(lower(${input.search}) in
        lower(concat_ws(' ', e.type, u.name, e.correlation_id, e.payload))) > 0`,
      ].map((one) => one || undefined),
      id: numberAsId(sql`e.position`),
      columns: {
        position: { by: sql`e.position`, type: 'integer' },
        type: { by: sql`e.type`, type: 'text' },
        at: { by: sql`e.at`, type: 'timestamptz' },
        actorName: { by: sql`u.name`, type: 'text', empty: 'first' },
      },
      defaultSort: '-position',
    }),
});
