import { page, query, sql } from '@poros/kernel';
import { JOB_STATES, JobPage, ListJobs, type Job } from '../shared/jobs.ts';
import { numberAsId } from './filters.sql.ts';

export const listJobs = query({
  name: 'admin.list_jobs',
  http: 'GET /admin/jobs',
  permission: 'admin.job.read',
  summary: 'Reactions that wait, run, are tried again or stand behind one that failed.',
  input: ListJobs,
  output: JobPage,

  run: (ctx, input) =>
    page<Job>(ctx, input, {
      select: sql`${numberAsId(sql`j.id`)} as id, j.reaction, j.event_position as "eventPosition",
      j.entity_id as "entityId", j.attempts, j.run_at as "runAt", j.created_at as "createdAt",
      j.last_error as "lastError",
      ${jobState} as state`,
      from: sql`kernel_system.jobs() j`,
      where: [
        sql`j.reaction is not null`,
        input.reaction ? sql`j.reaction = ${input.reaction}` : undefined,
        input.search
          ? sql`position(lower(${input.search}) in
        lower(concat_ws(' ', j.reaction, j.last_error))) > 0`
          : undefined,
      ],
      id: numberAsId(sql`j.id`),
      columns: {
        runAt: { by: sql`j.run_at`, type: 'timestamptz' },
        reaction: { by: sql`j.reaction`, type: 'text' },
        state: { by: jobState, type: 'word', words: JOB_STATES },
        attempts: { by: sql`j.attempts`, type: 'integer' },
      },
      defaultSort: 'runAt',
    }),
});

const jobState = sql`case when j.is_running then 'running' when j.attempts > 0 then 'retrying'
  when j.is_held then 'held' else 'waiting' end`;
