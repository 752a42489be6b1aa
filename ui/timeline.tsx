import type { ReactNode } from 'react';
import { format } from './format.ts';
import type { Tone } from './status.tsx';
import { useWords } from './words.ts';

export interface Moment {
  readonly id: string;
  readonly at: string;
  readonly who?: string | undefined;
  /** What was done, following the name: "mengajukan pesanan". */
  readonly what: ReactNode;
  readonly detail?: ReactNode;
  readonly tone?: Tone | undefined;
}

/** Who did what and when, newest first. */
export function Timeline({ moments, label }: { moments: readonly Moment[]; label?: string }) {
  const { t } = useWords();
  const today = format.date(moments[0]?.at);
  return (
    <ol className="po-timeline" aria-label={label ?? t('ui.timeline')}>
      {moments.map((moment) => (
        <li key={moment.id} className="po-moment" data-tone={moment.tone ?? 'accent'}>
          <span className="po-moment-dot" aria-hidden="true" />
          <span className="min-w-0">
            {moment.who && <b className="font-semibold">{moment.who}</b>} {moment.what}
          </span>
          <time className="po-moment-time" dateTime={moment.at} title={format.dateTime(moment.at)}>
            {format.date(moment.at) === today
              ? format.time(moment.at)
              : format.shortDate(moment.at)}
          </time>
          {moment.detail && <span className="po-moment-detail">{moment.detail}</span>}
        </li>
      ))}
    </ol>
  );
}
