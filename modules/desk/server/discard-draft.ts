import { command, sql } from '@poros/kernel';
import { object } from '@poros/kernel/shared';
import { DiscardDraft } from '../shared/draft.ts';

export const discardDraft = command({
  name: 'desk.discard_draft',
  http: 'POST /drafts/:draftId/disposal',
  permission: 'signed_in',
  summary: 'Forget what you were writing; doing it twice is no mistake.',
  input: DiscardDraft,
  output: object({}),
  refuses: ['desk.draft_not_found'],

  async run(ctx, { draftId }) {
    ctx.write(sql`delete from desk.draft where tenant_id = ${ctx.tenantId} and id = ${draftId}
      and user_id = ${ctx.actor.userId}`);
    return {};
  },
});
