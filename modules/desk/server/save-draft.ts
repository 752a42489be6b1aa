import { command, refuse, sql } from '@poros/kernel';
import { SaveDraft, SavedDraft } from '../shared/draft.ts';

const DRAFTS_MAX = 50;

export const saveDraft = command({
  name: 'desk.save_draft',
  http: 'PUT /drafts/:id',
  permission: 'signed_in',
  summary: 'Keep what you are writing until it is stored as a document; only you see it.',
  input: SaveDraft,
  output: SavedDraft,
  refuses: ['desk.draft_not_found', 'desk.too_many_drafts'],

  async run(ctx, { id, kind, title, path, body }) {
    const { userId } = ctx.actor;
    const savedAt = ctx.now.toISOString();
    const [others] = await ctx.read<{ count: number; isForeign: boolean }>(sql`
      select count(*) filter (where user_id = ${userId} and id <> ${id})::integer as count,
        coalesce(bool_or(user_id <> ${userId}) filter (where id = ${id}), false) as "isForeign"
      from desk.draft where tenant_id = ${ctx.tenantId}
        and (user_id = ${userId} or id = ${id})`);
    if (others?.isForeign) refuse('desk.draft_not_found');
    if ((others?.count ?? 0) >= DRAFTS_MAX) refuse('desk.too_many_drafts', { limit: DRAFTS_MAX });

    ctx.write(sql`
      insert into desk.draft (tenant_id, id, user_id, kind, title, path, body, saved_at)
      values (${ctx.tenantId}, ${id}, ${userId}, ${kind}, ${title}, ${path}, ${body}, ${savedAt})
      on conflict (tenant_id, id) do update set title = excluded.title, path = excluded.path,
        body = excluded.body, saved_at = excluded.saved_at`);

    return { savedAt };
  },
});
