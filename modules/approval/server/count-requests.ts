import { query, sql } from '@poros/kernel';
import { CountRequests, RequestCount } from '../shared/request.ts';
import { waitingFor } from './list-requests.ts';

export const countRequests = query({
  name: 'approval.count_requests',
  http: 'GET /approvals/count',
  permission: 'signed_in',
  summary: 'How many requests wait for the asker.',
  input: CountRequests,
  output: RequestCount,

  async run(ctx) {
    const row = await ctx.first<{ waiting: number }>(sql`
      select count(*)::integer as waiting from approval.request q
      where q.tenant_id = ${ctx.tenantId} and ${await waitingFor(ctx)}`);
    return { waiting: row?.waiting ?? 0 };
  },
});
