import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { DelegateRequest } from '../shared/request.ts';
import { ensureMayDecide } from './authority.sql.ts';
import { ensureColleague } from './colleague.sql.ts';
import { ensureOpen, judgedOf, saidOf, type StoredRequest } from './request.sql.ts';
import { seenRequest } from './visible.ts';

export const delegateRequest = command({
  name: 'approval.delegate_request',
  http: 'POST /approvals/:requestId/delegation',
  permission: 'signed_in',
  summary:
    'Hand one request to a colleague, who then decides it by the right of whoever handed it.',
  input: DelegateRequest,
  output: Touched,
  refuses: [
    'approval.request_not_found',
    'approval.request_closed',
    'approval.not_delegable',
    'approval.colleague_unfit',
    'approval.not_yours',
  ],

  async run(ctx, { requestId, version, userId, reason = '' }) {
    await seenRequest(ctx, requestId);
    const row =
      (await ctx.first<StoredRequest>(sql`select * from approval.request
        where tenant_id = ${ctx.tenantId} and id = ${requestId} for update`)) ??
      refuse('approval.request_not_found');
    await ensureOpen(ctx, row);
    const authority = await ensureMayDecide(ctx, judgedOf(row));
    // Only a right of one's own can be handed on: who stands in for somebody decides himself.
    if (authority.byUserId !== ctx.actor.userId)
      refuse('approval.not_delegable', { label: row.label });
    if (userId === row.asked_by || userId === ctx.actor.userId)
      refuse('approval.colleague_unfit', { label: row.label });
    await ensureColleague(ctx, userId, row.label);

    const { search_text: _derived, ...before } = row;
    ctx.update(
      'approval.request',
      { ...before, version },
      { delegated_to: userId, delegated_by: ctx.actor.userId },
    );
    ctx.changed('approval.request', requestId, {}, { handed_with: reason });
    await ctx.emit('approval.request_delegated', requestId, {
      ...saidOf(row),
      delegatedTo: userId,
    });
    return { id: requestId, version: version + 1 };
  },
});
