import { query, refuse, sql, type OutputOf } from '@poros/kernel';
import { DeadLetterDetail, GetDeadLetter } from '../shared/jobs.ts';
import { letterColumns, letterFrom } from './dead-letter.sql.ts';

export const getDeadLetter = query({
  name: 'admin.get_dead_letter',
  http: 'GET /admin/dead-letters/:letterId',
  permission: 'admin.job.read',
  summary: 'One dead letter with the event it could not react to.',
  input: GetDeadLetter,
  output: DeadLetterDetail,
  refuses: ['admin.dead_letter_not_found'],

  async run(ctx, { letterId }): Promise<OutputOf<{ output: typeof DeadLetterDetail }>> {
    return (
      (await ctx.first(sql`select ${letterColumns}, d.event from ${letterFrom}
      where d.tenant_id = ${ctx.tenantId} and d.id = ${letterId}`)) ??
      refuse('admin.dead_letter_not_found')
    );
  },
});
