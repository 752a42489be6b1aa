import { ListPage, t } from '@poros/web-kit';
import { jobLook } from './looks.ts';
import { JOB_STATES } from '../shared/jobs.ts';

/** Reactions that have not ended yet. Nothing here is good: the queue is empty most of the time. */
export function Jobs() {
  return (
    <ListPage
      op="admin.list_jobs"
      title={t('admin.jobs')}
      defaultSort="runAt"
      searchHint={t('admin.job_search_hint')}
      empty={{ title: t('admin.no_jobs'), hint: t('admin.no_jobs_hint') }}
      filters={[{ id: 'reaction', word: t('admin.reaction'), kind: 'text' }]}
      columns={[
        {
          id: 'reaction',
          head: t('admin.reaction'),
          width: 'minmax(180px, 1fr)',
          card: 'title',
          value: (row) => row.reaction,
        },
        {
          id: 'state',
          sort: 'state',
          choices: JOB_STATES.map((value) => ({ value, word: jobLook({ state: value }).word })),
          head: t('admin.state'),
          kind: 'status',
          value: (row) => row.state,
          status: jobLook,
        },
        {
          id: 'attempts',
          head: t('admin.attempts'),
          kind: 'count',
          sort: 'attempts',
          value: (row) => row.attempts,
        },
        {
          id: 'runAt',
          head: t('admin.next_try'),
          kind: 'dateTime',
          sort: 'runAt',
          value: (row) => row.runAt,
        },
        {
          id: 'position',
          head: t('admin.position'),
          kind: 'count',
          value: (row) => row.eventPosition,
        },
        {
          id: 'lastError',
          head: t('admin.last_error'),
          kind: 'muted',
          width: 'minmax(200px, 2fr)',
          value: (row) => row.lastError,
          card: 'party',
        },
      ]}
    />
  );
}
