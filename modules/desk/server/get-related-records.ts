import {
  join,
  linkedRows,
  query,
  readableRecord,
  readableRecords,
  recordWord,
  stateRows,
  type NamedRecord,
  type QueryCtx,
} from '@poros/kernel';
import { GetRelatedRecords, RelatedRecords, type RelatedNode } from '../shared/related.ts';

const STEPS_MAX = 5;
const NODES_MAX = 60;

interface Edge {
  readonly from: string;
  readonly to: string;
  readonly fromId: string;
  readonly toId: string;
}
type Found = NamedRecord & { readonly step: number };

export const getRelatedRecords = query({
  name: 'desk.get_related_records',
  http: 'GET /records/:entity/:recordId/relations',
  permission: 'signed_in',
  summary: 'The records that came of one another around this one, as far as you may see them.',
  input: GetRelatedRecords,
  output: RelatedRecords,
  refuses: ['kernel.not_found'],

  async run(ctx, { entity, recordId }) {
    const start = { ...(await readableRecord(ctx, entity, recordId)), step: 0 };
    const found = new Map<string, Found>([[recordId, start]]);
    const edges = new Map<string, Edge>();
    let border: readonly Found[] = [start];
    for (let round = 0; round < STEPS_MAX && border.length > 0; round += 1) {
      const touching = await edgesAt(ctx, border);
      const reached = await readableEnds(ctx, touching, found);
      for (const edge of touching)
        if (found.has(edge.fromId) && found.has(edge.toId))
          edges.set(`${edge.fromId}${edge.toId}`, edge);
      border = found.size < NODES_MAX ? reached : [];
    }
    return {
      nodes: await nodesOf(ctx, [...found.values()]),
      edges: [...edges.values()].map(({ fromId, toId }) => ({ fromId, toId })),
    };
  },
});

/** Every link of every module that begins or ends at one of these records; one statement. */
async function edgesAt(ctx: QueryCtx, border: readonly Found[]): Promise<Edge[]> {
  const idsOf = (entity: string) =>
    border.filter((one) => one.entity === entity).map(({ id }) => id);
  const asked = ctx.registry.links.flatMap((link) => {
    const [from, to] = [idsOf(link.from), idsOf(link.to)];
    if (from.length === 0 && to.length === 0) return [];
    return [linkedRows(link, ctx.tenantId, { from, to, limit: NODES_MAX })];
  });
  return asked.length === 0 ? [] : ctx.read<Edge>(join(asked, ' union all '));
}

/** Adds the far ends that the reader may see; what he may not see is not gone through either. */
async function readableEnds(
  ctx: QueryCtx,
  edges: readonly Edge[],
  found: Map<string, Found>,
): Promise<Found[]> {
  const wanted = new Map<string, { entity: string; step: number }>();
  for (const { from, to, fromId, toId } of edges) {
    const [start, end] = [found.get(fromId), found.get(toId)];
    if (start && !end) wanted.set(toId, { entity: to, step: start.step + 1 });
    if (end && !start) wanted.set(fromId, { entity: from, step: end.step - 1 });
  }
  const groups = Map.groupBy(wanted, ([, { entity }]) => entity);
  const reached: Found[] = [];
  for (const [entity, group] of groups)
    for (const record of await readableRecords(
      ctx,
      entity,
      group.map(([id]) => id),
    ))
      reached.push({ ...record, step: wanted.get(record.id)?.step ?? 0 });
  for (const record of reached) found.set(record.id, record);
  return reached;
}

interface State {
  readonly id: string;
  readonly status: string | null;
  readonly amount: string | null;
  readonly currency: string | null;
}

async function nodesOf(ctx: QueryCtx, found: readonly Found[]): Promise<RelatedNode[]> {
  const byEntity = Map.groupBy(found, (one) => one.entity);
  const asked = [...byEntity].flatMap(([entity, records]) => {
    const kind = ctx.registry.records.get(entity);
    if (!kind) return [];
    const ids = records.map(({ id }) => id);
    return [stateRows(kind, ctx.tenantId, ids)];
  });
  const states = await ctx.read<State>(join(asked, ' union all '));
  const stateOf = new Map(states.map((one) => [one.id, one]));
  return found
    .map(({ entity, id, label, path, step }) => {
      const state = stateOf.get(id);
      const kind = ctx.registry.records.get(entity);
      const words = kind?.status?.words;
      return {
        entity,
        id,
        label,
        path,
        word: kind ? recordWord(kind) : entity,
        step,
        stateWord: state?.status && words ? `${words}.${state.status}` : null,
        amount: state?.amount ?? null,
        currency: state?.currency ?? null,
      };
    })
    .toSorted((a, b) => a.step - b.step || a.label.localeCompare(b.label));
}
