import { query, sql } from '@poros/kernel';
import { FindDraft, FoundDraft, type DraftRow } from '../shared/draft.ts';

export const findDraft = query({
  name: 'desk.find_draft',
  http: 'GET /drafts/:draftId',
  permission: 'signed_in',
  summary: 'One of your drafts with what you wrote, or nothing.',
  input: FindDraft,
  output: FoundDraft,
  refuses: ['desk.draft_not_found'],

  async run(ctx, { draftId }) {
    const draft = await ctx.first<DraftRow & { body: string }>(sql`
      select id, kind, title, path, saved_at as "savedAt", body from desk.draft
      where tenant_id = ${ctx.tenantId} and id = ${draftId} and user_id = ${ctx.actor.userId}`);
    return { draft: draft ?? null };
  },
});
