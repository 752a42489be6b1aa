import { query, refuse, sql } from '@poros/kernel';
import { GetRequest, RequestDetail } from '../shared/request.ts';
import { kindOf } from './authority.sql.ts';
import { decidersOf } from './deciders.sql.ts';
import { judgedOf, requestColumns, requestFrom, shown, type ShownRequest } from './request.sql.ts';
import { seenRequest } from './visible.ts';

export const getRequest = query({
  name: 'approval.get_request',
  http: 'GET /approvals/:requestId',
  permission: 'signed_in',
  summary: 'One request with what its kind shows of it, and whether the asker may decide it.',
  input: GetRequest,
  output: RequestDetail,
  refuses: ['approval.request_not_found'],

  async run(ctx, { requestId }) {
    const { row, judgement } = await seenRequest(ctx, requestId);
    const { userId } = ctx.actor;

    const kind = kindOf(ctx, row.kind);
    const head = await ctx.first<ShownRequest>(
      sql`select ${requestColumns} from ${requestFrom}
        where q.tenant_id = ${ctx.tenantId} and q.id = ${requestId}`,
    );
    const preview = await kind.preview?.(ctx, {
      entityId: row.entity_id,
      topic: row.topic,
      detail: row.detail as Record<string, string>,
    });
    const deciders = row.status === 'open' ? await decidersOf(ctx, judgedOf(row)) : [];
    const asked = deciders.filter(({ level }) => level === row.asked_level);
    const isOpen = row.status === 'open';
    return {
      ...shown(ctx, head ?? refuse('approval.request_not_found')),
      mayDecide: isOpen && judgement.may,
      whyNot: !isOpen ? ('closed' as const) : judgement.may ? null : judgement.why,
      amountMax: !judgement.may && judgement.why === 'beyond_limit' ? judgement.amountMax : null,
      canSendBack: kind.canSendBack ?? false,
      canDelegate: isOpen && judgement.may && judgement.authority.byUserId === userId,
      deciders: (asked.length > 0 ? asked : deciders).map((one) => one.name),
      facts: [...(preview?.facts ?? [])],
      lines: [...(preview?.lines ?? [])],
      choices: [...(preview?.choices ?? [])],
    };
  },
});
