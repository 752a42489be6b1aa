import {
  proofsOf,
  query,
  readableRecord,
  sql,
  type QueryCtx,
  type RecordKind,
} from '@poros/kernel';
import { GetStory, Story, type StoryMoment } from '../shared/story.ts';
import { fieldChanges, lineChanges, type LoggedChange } from './changed-fields.ts';
import { namesIn } from './names-in.ts';

const MOMENTS = 200;

type Source = StoryMoment['source'];
interface Done extends Omit<StoryMoment, 'moves' | 'fields' | 'lines' | 'proof' | 'source'> {
  readonly byKind: string | null;
  readonly changes: readonly LoggedChange[];
}
interface Move {
  readonly id: string;
  readonly from: string | null;
  readonly to: string;
  readonly at: string;
  readonly byId: string | null;
  readonly byName: string | null;
  readonly minutes: number | null;
  readonly reason: string | null;
}

export const getStory = query({
  name: 'desk.get_story',
  http: 'GET /records/:entity/:recordId/story',
  permission: 'signed_in',
  summary: 'Who did what to a record, when, from where, and field by field from what to what.',
  input: GetStory,
  output: Story,
  refuses: ['kernel.not_found'],

  async run(ctx, { entity, recordId }) {
    await readableRecord(ctx, entity, recordId);
    const kind = ctx.registry.records.get(entity) as RecordKind;
    const [moves, commands] = await ctx.readAll<[Move[], Done[]]>(
      movesOf(ctx, entity, recordId),
      commandsOf(ctx, recordId),
    );
    const proofs = await proofsOf(
      ctx,
      commands.map((one) => one.id),
    );
    const moments = commands.map(({ byKind, changes, ...done }) => ({
      ...done,
      source: sourceOf(done.command, done.byId, byKind),
      moves: [] as StoryMoment['moves'],
      fields: fieldChanges(ctx, kind, recordId, changes),
      lines: lineChanges(kind, recordId, changes),
      proof: proofs.get(done.id) ?? ('waiting' as const),
    }));
    const story = withMoves(moments, moves).toSorted((a, b) => b.at.localeCompare(a.at));
    const named = await namesIn(ctx, story.slice(0, MOMENTS));
    return { moments: named, statusWords: kind.status?.words ?? null };
  },
});

/** A move of the status belongs to the command of the same instant and person. */
function withMoves(moments: StoryMoment[], moves: readonly Move[]): StoryMoment[] {
  const alone = moves.filter((move) => {
    const own = moments.find((one) => one.at === move.at && one.byId === move.byId);
    own?.moves.push(moved(move));
    return !own;
  });
  return [
    ...moments,
    ...alone.map((move) => ({
      id: move.id,
      at: move.at,
      command: '',
      byId: move.byId,
      byName: move.byName,
      actingForName: null,
      source: 'job' as const,
      moves: [moved(move)],
      fields: [],
      lines: [],
      proof: 'waiting' as const,
    })),
  ];
}

const moved = ({ from, to, minutes, reason }: Move) => ({ from, to, minutes, reason });

function sourceOf(command: string, byId: string | null, byKind: string | null): Source {
  if (command.startsWith('reaction:') || byId === null || byKind === null) return 'job';
  if (command.split('.')[1]?.startsWith('import_') || command.startsWith('import.'))
    return 'import';
  if (command.startsWith('pos.')) return 'till';
  return byKind === 'client' ? 'api' : 'web';
}

function movesOf(ctx: QueryCtx, entity: string, recordId: string) {
  return sql`
    select h.id, h.from_status as "from", h.to_status as "to", h.changed_at as at,
      h.changed_by as "byId", u.name as "byName", h.minutes_in_previous as minutes, h.reason
    from kernel.status_history h
    left join identity.v_user u on u.tenant_id = h.tenant_id and u.id = h.changed_by
    where h.tenant_id = ${ctx.tenantId} and h.entity_id = ${recordId} and h.entity = ${entity}
    order by h.id desc limit ${MOMENTS}`;
}

/** Comments are told beside the story, so their commands are left out; files are told by both. */
function commandsOf(ctx: QueryCtx, recordId: string) {
  return sql`
    select c.id, c.at, c.command, c.actor_id as "byId", u.name as "byName", u.kind as "byKind",
      f.name as "actingForName", c.changes
    from kernel.command_log c
    left join identity.v_user u on u.tenant_id = c.tenant_id and u.id = c.actor_id
    left join identity.v_user f on f.tenant_id = c.tenant_id and f.id = c.acting_for
    where c.tenant_id = ${ctx.tenantId} and c.verdict = 'done'
      and c.command not in ('desk.write_comment', 'desk.change_comment', 'desk.watch_record')
      and c.id in (
        select kernel_system.commands_touching(${recordId}, ${MOMENTS})
        union select command_id from kernel.event_log
        where tenant_id = ${ctx.tenantId} and entity_id = ${recordId}
        union select command_id from kernel.event_pending
        where tenant_id = ${ctx.tenantId} and entity_id = ${recordId})
    order by c.id desc limit ${MOMENTS}`;
}
