import { join, namedRows, recordPermission, sql, type QueryCtx } from '@poros/kernel';
import type { FieldChange, StoryMoment } from '../shared/story.ts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Writes names where a story holds ids: what the reader may look up anyway, by one statement over
 * all kinds of records. An id that nobody names is left out; it would say nothing.
 */
export async function namesIn(
  ctx: QueryCtx,
  moments: readonly StoryMoment[],
): Promise<StoryMoment[]> {
  const ids = new Set(moments.flatMap(idsOf));
  const names = ids.size === 0 ? new Map<string, string>() : await namesOf(ctx, [...ids]);
  const named = (value: string | null) =>
    value !== null && UUID.test(value) ? (names.get(value) ?? null) : value;
  const inField = ({ field, from, to }: FieldChange) => ({
    field,
    from: named(from),
    to: named(to),
  });
  const says = ({ from, to }: FieldChange) => from !== null || to !== null;
  return moments.map((moment) => ({
    ...moment,
    fields: moment.fields.map(inField).filter(says),
    lines: moment.lines.map((line) => ({
      ...line,
      name: named(line.name) ?? '',
      fields: line.fields.map(inField).filter(says),
    })),
  }));
}

function idsOf({ fields, lines }: StoryMoment): string[] {
  const all = [...fields, ...lines.flatMap((line) => line.fields)];
  return [...all.flatMap(({ from, to }) => [from, to]), ...lines.map((line) => line.name)].filter(
    (value): value is string => value !== null && UUID.test(value),
  );
}

async function namesOf(ctx: QueryCtx, ids: readonly string[]): Promise<Map<string, string>> {
  const kinds = [...ctx.registry.records.values()].filter((kind) =>
    ctx.may(recordPermission(kind)),
  );
  const people = sql`select id, name as label from identity.v_user
    where tenant_id = ${ctx.tenantId} and id = any(${[...ids]}::uuid[])`;
  const rows = await ctx.read<{ id: string; label: string }>(
    join(
      [
        people,
        ...kinds.map(
          (kind) => sql`select id, label from (${namedRows(kind, ctx.tenantId, ids)}) n`,
        ),
      ],
      ' union all ',
    ),
  );
  return new Map(rows.map(({ id, label }) => [id, label]));
}
