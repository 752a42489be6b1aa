import { useState, type ReactNode } from 'react';
import { today as todayHere } from './fields/date-field.tsx';
import { format } from './format.ts';
import type { Tone } from './status.tsx';
import { useWords } from './words.ts';

/** One value that became another; null is none. */
export interface MomentChange {
  readonly word: string;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Moment {
  readonly id: string;
  readonly at: string;
  readonly who?: string | undefined;
  /** What was done, following the name: "mengajukan pesanan". */
  readonly what: ReactNode;
  readonly detail?: ReactNode;
  /** Field by field, from what to what. */
  readonly changes?: readonly MomentChange[] | undefined;
  readonly tone?: Tone | undefined;
}

/** Who did what and when, newest first. */
export function Timeline({ moments, label }: { moments: readonly Moment[]; label?: string }) {
  const { t } = useWords();
  return (
    <ol className="po-timeline" aria-label={label ?? t('ui.timeline')}>
      {moments.map((moment) => (
        <li key={moment.id} className="po-moment" data-tone={moment.tone ?? 'accent'}>
          <span className="po-moment-dot" aria-hidden="true" />
          <span className="min-w-0">
            {moment.who && <b className="font-semibold">{moment.who}</b>} {moment.what}
          </span>
          <time className="po-moment-time" dateTime={moment.at} title={format.dateTime(moment.at)}>
            {whenText(moment.at)}
          </time>
          {moment.detail && <span className="po-moment-detail">{moment.detail}</span>}
          {moment.changes && moment.changes.length > 0 && <Changes changes={moment.changes} />}
        </li>
      ))}
    </ol>
  );
}

/** The hour of today, the day of this year, otherwise the whole date. */
function whenText(at: string): string {
  const [day, now] = [format.date(at), format.date(todayHere())];
  if (day === now) return format.time(at);
  return day.slice(-4) === now.slice(-4) ? format.shortDate(at) : day;
}

const AT_FIRST = 4;

function Changes({ changes }: { changes: readonly MomentChange[] }) {
  const { t } = useWords();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? changes : changes.slice(0, AT_FIRST);
  const more = changes.length - shown.length;
  return (
    <div className="po-moment-detail">
      <dl className="po-changes">
        {shown.map((change) => (
          <div key={`${change.word}${change.from}${change.to}`}>
            <dt>{change.word}</dt>
            <dd>
              {change.from !== null && <del>{change.from}</del>}
              {change.from !== null && change.to !== null && <span aria-hidden="true"> → </span>}
              {change.to === null ? <i>{t('ui.emptied')}</i> : <ins>{change.to}</ins>}
            </dd>
          </div>
        ))}
      </dl>
      {more > 0 && (
        <button type="button" className="po-link min-h-6" onClick={() => setWhole(true)}>
          {t('ui.more_changes', { n: more })}
        </button>
      )}
    </div>
  );
}
