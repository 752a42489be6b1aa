import { page, query, sql } from '@poros/kernel';
import { LETTER_STATES, DeadLetterPage, ListDeadLetters, type DeadLetter } from '../shared/jobs.ts';
import { letterColumns, letterFrom } from './dead-letter.sql.ts';

export const listDeadLetters = query({
  name: 'admin.list_dead_letters',
  http: 'GET /admin/dead-letters',
  permission: 'admin.job.read',
  summary: 'Reactions that failed for the last time and wait for a person.',
  input: ListDeadLetters,
  output: DeadLetterPage,

  run: (ctx, input) =>
    page<DeadLetter>(ctx, input, {
      select: letterColumns,
      from: letterFrom,
      where: [
        sql`d.tenant_id = ${ctx.tenantId}`,
        input.state ? sql`d.state = ${input.state}` : undefined,
        input.reaction ? sql`d.reaction = ${input.reaction}` : undefined,
        input.search
          ? sql`position(lower(${input.search}) in
        lower(concat_ws(' ', d.reaction, d.error, d.event ->> 'type'))) > 0`
          : undefined,
      ],
      id: sql`d.id`,
      columns: {
        failedAt: { by: sql`d.failed_at`, type: 'timestamptz' },
        reaction: { by: sql`d.reaction`, type: 'text' },
        state: { by: sql`d.state`, type: 'word', words: LETTER_STATES },
      },
      defaultSort: '-failedAt',
    }),
});
