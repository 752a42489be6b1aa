import { RotateCcw } from '@poros/ui/icons';
import { ListPage, t, type RowOf } from '@poros/web-kit';
import { letterLook } from './looks.ts';
import { LETTER_STATES } from '../shared/jobs.ts';

type Row = RowOf<'admin.list_dead_letters'>;

/** Reactions that failed eight times: put the cause right, then try again. */
export function DeadLetters() {
  return (
    <ListPage
      op="admin.list_dead_letters"
      title={t('admin.dead_letters')}
      defaultSort="-failedAt"
      searchHint={t('admin.job_search_hint')}
      to={(row: Row) => `/admin/dead-letters/${row.id}`}
      empty={{ title: t('admin.no_letters'), hint: t('admin.no_letters_hint') }}
      views={[
        { id: 'waiting', word: t('admin.letter.waiting'), input: { state: 'waiting' } },
        { id: 'all', word: t('kit.all'), input: {} },
      ]}
      columns={[
        {
          id: 'failedAt',
          head: t('admin.failed_at'),
          kind: 'dateTime',
          sort: 'failedAt',
          value: (row) => row.failedAt,
          card: 'meta',
        },
        {
          id: 'reaction',
          head: t('admin.reaction'),
          width: 'minmax(180px, 1fr)',
          card: 'title',
          value: (row) => row.reaction,
        },
        {
          id: 'event',
          head: t('admin.event_type'),
          width: 'minmax(180px, 1fr)',
          value: (row) => row.eventType,
        },
        {
          id: 'state',
          sort: 'state',
          choices: LETTER_STATES.map((value) => ({
            value,
            word: letterLook({ state: value }).word,
          })),
          head: t('admin.state'),
          kind: 'status',
          width: '150px',
          value: (row) => row.state,
          status: letterLook,
        },
        { id: 'attempts', head: t('admin.attempts'), kind: 'count', value: (row) => row.attempts },
        {
          id: 'error',
          head: t('admin.last_error'),
          kind: 'muted',
          width: 'minmax(200px, 2fr)',
          value: (row) => row.error,
          card: 'party',
        },
      ]}
      bulk={[
        {
          word: t('admin.replay'),
          icon: RotateCcw,
          keys: 'R',
          permission: 'admin.job.replay',
          act: ({ id: letterId, version }: Row) => ({
            command: 'admin.replay_dead_letter',
            input: { letterId, version },
          }),
        },
        {
          word: t('admin.dismiss'),
          permission: 'admin.job.replay',
          about: () => t('admin.dismiss_body'),
          act: ({ id: letterId, version }: Row) => ({
            command: 'admin.dismiss_dead_letter',
            input: { letterId, version },
          }),
        },
      ]}
    />
  );
}
