import { query, reaches, sql, type QueryCtx } from '@poros/kernel';
import { GetRecordHistory, RecordHistory, type HistoryMoment } from '../shared/record-history.ts';

const MOMENTS = 200;

interface SaidEvent {
  type: string;
  scope: string;
  actorId: string | null;
  commandId: string;
}
interface Move {
  id: string;
  from: string | null;
  to: string;
  at: string;
  byId: string | null;
  byName: string | null;
  minutes: number | null;
  reason: string | null;
}
type Done = Omit<HistoryMoment, 'moves' | 'events'>;

/**
 * The story of any record, for the side panel of its page. Who may see one of the record's events
 * sees its story; to everyone else it has none. What was changed field by field is for the audit
 * trail.
 */
export const getRecordHistory = query({
  name: 'admin.get_record_history',
  http: 'GET /records/:entityId/history',
  permission: 'signed_in',
  summary: 'Who did what to a record and when, newest first.',
  input: GetRecordHistory,
  output: RecordHistory,

  async run(ctx, { entityId }) {
    const [events, moves, commands] = await ctx.readAll<[SaidEvent[], Move[], Done[]]>(
      eventsOf(ctx, entityId),
      movesOf(ctx, entityId),
      commandsOf(ctx, entityId),
    );
    const seen = events.filter((event) => maySee(ctx, event));
    if (seen.length === 0 && !ctx.may('admin.audit.view')) return { moments: [] };

    return { moments: momentsOf(commands, moves, ctx.may('admin.audit.view') ? events : seen) };
  },
});

function maySee(ctx: QueryCtx, { type, scope, actorId }: SaidEvent): boolean {
  const definition = ctx.registry.events.get(type);
  return (
    definition !== undefined &&
    reaches(ctx.actor, definition.permission, { branchId: scope, ownerId: actorId })
  );
}

/** A move of the status belongs to the command of the same instant and person. */
function momentsOf(
  commands: readonly Done[],
  moves: readonly Move[],
  events: readonly SaidEvent[],
): HistoryMoment[] {
  const told = new Set<Move>();
  const moments: HistoryMoment[] = commands.map((command) => {
    const own = moves.filter(
      (move) => !told.has(move) && move.at === command.at && move.byId === command.byId,
    );
    for (const move of own) told.add(move);
    return {
      ...command,
      moves: own.map(moved),
      events: events.filter((event) => event.commandId === command.id).map((event) => event.type),
    };
  });
  for (const move of moves)
    if (!told.has(move))
      moments.push({
        id: move.id,
        at: move.at,
        command: '',
        byId: move.byId,
        byName: move.byName,
        actingForName: null,
        moves: [moved(move)],
        events: [],
      });
  return moments.sort((a, b) => b.at.localeCompare(a.at)).slice(0, MOMENTS);
}

const moved = ({ from, to, minutes, reason }: Move) => ({ from, to, minutes, reason });

/** Numbered events and those of the last moments that still wait for their number. */
function eventsOf(ctx: QueryCtx, entityId: string) {
  return sql`
    select type, scope, actor_id as "actorId", command_id as "commandId" from (
      select type, scope, actor_id, command_id, at from kernel.event_log
      where tenant_id = ${ctx.tenantId} and entity_id = ${entityId}
      union all
      select type, scope, actor_id, command_id, at from kernel.event_pending
      where tenant_id = ${ctx.tenantId} and entity_id = ${entityId}) e
    order by at desc limit ${MOMENTS}`;
}

function movesOf(ctx: QueryCtx, entityId: string) {
  return sql`
    select h.id, h.from_status as "from", h.to_status as "to", h.changed_at as at,
      h.changed_by as "byId", u.name as "byName", h.minutes_in_previous as minutes, h.reason
    from kernel.status_history h
    left join identity.v_user u on u.tenant_id = h.tenant_id and u.id = h.changed_by
    where h.tenant_id = ${ctx.tenantId} and h.entity_id = ${entityId}
    order by h.id desc limit ${MOMENTS}`;
}

function commandsOf(ctx: QueryCtx, entityId: string) {
  return sql`
    select c.id, c.at, c.command, c.actor_id as "byId", u.name as "byName",
      f.name as "actingForName"
    from kernel.command_log c
    left join identity.v_user u on u.tenant_id = c.tenant_id and u.id = c.actor_id
    left join identity.v_user f on f.tenant_id = c.tenant_id and f.id = c.acting_for
    where c.tenant_id = ${ctx.tenantId} and c.verdict = 'done' and c.id in (
      select kernel_system.commands_touching(${entityId}, ${MOMENTS})
      union select command_id from kernel.event_log
      where tenant_id = ${ctx.tenantId} and entity_id = ${entityId}
      union select command_id from kernel.event_pending
      where tenant_id = ${ctx.tenantId} and entity_id = ${entityId})
    order by c.id desc limit ${MOMENTS}`;
}
