import { command, refuse, sql } from '@poros/kernel';
import { SubmitAccessRequest, RequestState } from '../shared/request.ts';
import { openRequest } from './follow-request.ts';

export const submitAccessRequest = command({
  name: 'approval.submit_access_request',
  http: 'POST /access-requests',
  permission: 'signed_in',
  summary: 'Ask the administrators for a right that one lacks.',
  input: SubmitAccessRequest,
  output: RequestState,
  refuses: ['approval.right_unknown', 'approval.right_held', 'approval.asked_already'],

  async run(ctx, { permission, reason }) {
    const right = ctx.registry.permissions.get(permission);
    if (!right || right.code.startsWith('PLATFORM.'))
      refuse('approval.right_unknown', { permission });
    if (ctx.may(permission)) refuse('approval.right_held', { code: right.code });
    const { userId } = ctx.actor;
    const open = await ctx.first(sql`select 1 from approval.request
      where tenant_id = ${ctx.tenantId} and entity_id = ${userId} and topic = ${permission}
        and status = 'open'`);
    if (open) refuse('approval.asked_already', { code: right.code });

    const id = await openRequest(ctx, {
      kind: 'approval.access',
      entity: 'identity.user',
      entityId: userId,
      topic: permission,
      label: ctx.actor.name,
      path: `/admin/users/${userId}`,
      branchId: null,
      amount: null,
      currency: null,
      askedBy: userId,
      askedAt: ctx.now.toISOString(),
      reason,
      detail: { permission },
    });
    return { id, status: 'open' as const, version: 1 };
  },
});
