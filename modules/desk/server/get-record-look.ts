import { lineRows, query, readableRecord, stateRows } from '@poros/kernel';
import { GetRecordLook, RecordLook } from '../shared/look.ts';

const LINES = 8;

interface State {
  readonly status: string | null;
  readonly currency: string | null;
}
type Line = RecordLook['lines'][number] & { readonly of: number };

export const getRecordLook = query({
  name: 'desk.get_record_look',
  http: 'GET /records/:entity/:recordId/look',
  permission: 'signed_in',
  summary: 'The first lines of a record and its next step, for a look at it beside a list.',
  input: GetRecordLook,
  output: RecordLook,
  refuses: ['kernel.not_found'],

  async run(ctx, { entity, recordId }) {
    const { id } = await readableRecord(ctx, entity, recordId);
    const kind = ctx.registry.records.get(entity);
    if (!kind) return { lines: [], lineCount: 0, currency: null, next: null };

    const state = await ctx.first<State>(stateRows(kind, ctx.tenantId, [id]));
    const rows = kind.lines
      ? await ctx.read<Line>(
          lineRows(kind.lines, ctx.tenantId, { id, limit: LINES, language: ctx.actor.language }),
        )
      : [];

    const next = state?.status ? kind.next?.[state.status] : undefined;
    return {
      lines: rows.map(({ of: _of, ...line }) => line),
      lineCount: rows[0]?.of ?? 0,
      currency: state?.currency ?? null,
      next: next ? { word: next.word, isAllowed: ctx.may(next.permission) } : null,
    };
  },
});
