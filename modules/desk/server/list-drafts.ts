import { empty, query, sql } from '@poros/kernel';
import { Drafts, ListDrafts, type DraftRow } from '../shared/draft.ts';

export const listDrafts = query({
  name: 'desk.list_drafts',
  http: 'GET /drafts',
  permission: 'signed_in',
  summary: 'What you were writing and have not stored, newest first.',
  input: ListDrafts,
  output: Drafts,

  async run(ctx, { kind }) {
    const rows = await ctx.read<DraftRow>(sql`
      select id, kind, title, path, saved_at as "savedAt" from desk.draft
      where tenant_id = ${ctx.tenantId} and user_id = ${ctx.actor.userId}
        ${kind ? sql`and kind = ${kind}` : empty}
      order by saved_at desc limit 100`);
    return { rows };
  },
});
