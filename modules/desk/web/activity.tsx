import { ErrorPanel, SkeletonRows, Timeline, type Moment } from '@poros/ui';
import { ShieldCheck, ShieldX } from '@poros/ui/icons';
import { t, type OutputOf, type Problem, type RecordRef } from '@poros/web-kit';
import { useState } from 'react';
import { CommentBody } from './comment.tsx';
import { CommentBox } from './comment-box.tsx';
import { momentOf } from './moment-of.ts';

type Story = OutputOf<'desk.get_story'>;
type Discussion = OutputOf<'desk.get_discussion'>;

interface Asked<T> {
  readonly data?: T | undefined;
  readonly problem: Problem | null;
  refetch(): Promise<unknown>;
}

export interface ActivityProps {
  readonly record: RecordRef;
  readonly story: Asked<Story>;
  readonly discussion: Asked<Discussion>;
}

const PILL = `min-h-6 px-2 rounded-full text-small text-muted aria-pressed:bg-sunken
  aria-pressed:text-ink aria-pressed:font-semibold`;
const FILTERS = ['all', 'changes', 'comments'] as const;

/** What happened to a record and what was said about it, newest first, in one stream. */
export function Activity({ record, story, discussion }: ActivityProps) {
  const [filter, setFilter] = useState<(typeof FILTERS)[number]>('all');
  const problem = story.problem ?? discussion.problem;
  if (problem && !story.data) return <ErrorPanel trouble={problem} />;
  if (!story.data || !discussion.data) return <SkeletonRows />;
  const { comments, mayWrite } = discussion.data;
  const reload = () => void discussion.refetch();

  const said: Moment[] = comments.map((comment) => ({
    id: comment.id,
    at: comment.writtenAt,
    who: comment.authorName,
    what: comment.changedAt ? t('desk.wrote_changed') : t('desk.wrote'),
    tone: 'info',
    detail: <CommentBody record={record} comment={comment} onChange={reload} />,
  }));
  const { moments, statusWords } = story.data;
  const done = moments.map((moment) => momentOf(record.entity, moment, statusWords));
  const shown = { all: [...said, ...done], changes: done, comments: said }[filter];

  return (
    <div className="flex flex-col gap-4">
      {mayWrite && <CommentBox record={record} onDone={reload} />}
      <div className="flex items-center gap-1" role="group" aria-label={t('desk.show')}>
        {FILTERS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === filter}
            className={PILL}
            onClick={() => setFilter(one)}
          >
            {t(`desk.show.${one}`)}
          </button>
        ))}
        <Integrity moments={moments} />
      </div>
      {shown.length === 0 ? (
        <p className="text-muted">
          {t(filter === 'comments' ? 'desk.no_comments' : 'desk.no_story')}
        </p>
      ) : (
        <Timeline moments={shown.toSorted((a, b) => b.at.localeCompare(a.at))} />
      )}
    </div>
  );
}

/** Whether the trail behind the story still says what was sealed. */
function Integrity({ moments }: { moments: Story['moments'] }) {
  const broken = moments.filter((one) => one.proof === 'broken').length;
  const commands = moments.filter((one) => one.command !== '').length;
  if (commands === 0) return null;
  const IconOf = broken > 0 ? ShieldX : ShieldCheck;
  return (
    <span
      className={`ms-auto flex items-center gap-1 text-small ${broken > 0 ? 'text-danger' : 'text-muted'}`}
      title={t(broken > 0 ? 'desk.trail_broken_hint' : 'desk.trail_whole_hint', {
        n: broken || commands,
      })}
    >
      <IconOf size={14} aria-hidden="true" />
      {t(broken > 0 ? 'desk.trail_broken' : 'desk.trail_whole')}
    </span>
  );
}
