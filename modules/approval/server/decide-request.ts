import { command, refuse } from '@poros/kernel';
import { DecideRequest, RequestState } from '../shared/request.ts';
import { decideRow } from './decide.ts';
import { seenRequest } from './visible.ts';

export const decideRequest = command({
  name: 'approval.decide_request',
  http: 'POST /approvals/:requestId/decision',
  permission: 'signed_in',
  summary:
    'Approve, decline or send back what someone asked for; it is carried out in the same transaction.',
  input: DecideRequest,
  output: RequestState,
  refuses: [
    'approval.request_not_found',
    'approval.request_closed',
    'approval.own_request',
    'approval.not_yours',
    'approval.beyond_limit',
    'approval.reason_missing',
    'approval.cannot_send_back',
    'kernel.changed_meanwhile',
  ],

  async run(ctx, { requestId, version, ...decision }) {
    const { row } = await seenRequest(ctx, requestId);
    if (row.status === 'open' && row.version !== version) refuse('kernel.changed_meanwhile');

    await decideRow(ctx, row, decision);

    return { id: requestId, status: decision.verdict, version: row.version + 1 };
  },
});
