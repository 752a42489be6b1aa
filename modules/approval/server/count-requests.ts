import { query } from '@poros/kernel';
import { CountRequests, RequestCount } from '../shared/request.ts';
import { waitingRequests, type WaitingRequests } from './waiting-requests.ts';

export const countRequests = query({
  name: 'approval.count_requests',
  http: 'GET /approvals/count',
  permission: 'signed_in',
  summary: 'How many requests wait for the asker.',
  input: CountRequests,
  output: RequestCount,

  async run(ctx) {
    const row = await ctx.first<WaitingRequests>(await waitingRequests(ctx));
    return { waiting: row?.waiting ?? 0 };
  },
});
