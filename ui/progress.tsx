import { useEffect, useState } from 'react';
import { Button } from './button.tsx';
import { count } from './format.ts';
import { paceOf, spokenPercent } from './progress-pace.ts';
import { useWords } from './words.ts';

export interface ProgressProps {
  /** What is being done: "Mengimpor barang". */
  readonly label: string;
  readonly done: number;
  readonly total: number;
  /** When it began, as an ISO instant; rate and time left follow from it. */
  readonly since?: string | undefined;
  /** What has gone wrong so far, in words. */
  readonly note?: string | undefined;
  readonly isPaused?: boolean | undefined;
  onPause?: (() => void) | undefined;
  onCancel?: (() => void) | undefined;
}

/** Work that takes longer than a second: done of total, rate, time left, and a way to stop it. */
export function Progress(props: ProgressProps) {
  const { label, done, total, isPaused, onPause, onCancel } = props;
  const { t } = useWords();
  const elapsed_ms = useElapsed(props.since, done < total && !isPaused);
  const { percent, perSecond, left_s } = paceOf(done, total, elapsed_ms);
  const isRunning = done < total;
  const figures = t('ui.progress_of', { done: count(done), total: count(total) });
  return (
    <div className="po-progress" data-paused={isPaused ? '' : undefined}>
      <div className="po-progress-head">
        <span className="font-medium">{label}</span>
        <span className="figures text-muted">{figures}</span>
      </div>
      <div
        className="po-progress-bar"
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
        aria-valuetext={figures}
      >
        <span style={{ width: `${percent}%` }} />
      </div>
      <div className="po-progress-foot">
        <span className="figures">
          {isPaused
            ? t('ui.progress_paused')
            : isRunning && perSecond !== null && left_s !== null
              ? t('ui.progress_pace', { rate: count(Math.round(perSecond)), left: span(left_s, t) })
              : (props.note ?? '')}
        </span>
        {isRunning && (onPause || onCancel) && (
          <span className="flex gap-1 ms-auto">
            {onPause && (
              <Button size="small" look="quiet" onClick={onPause}>
                {t(isPaused ? 'ui.progress_go_on' : 'ui.progress_pause')}
              </Button>
            )}
            {onCancel && (
              <Button size="small" look="quiet" onClick={onCancel}>
                {t('ui.cancel')}
              </Button>
            )}
          </span>
        )}
      </div>
      <span className="po-hidden" role="status">
        {t('ui.progress_said', { label, percent: spokenPercent(percent) })}
      </span>
    </div>
  );
}

/** "2 menit" of seconds; below a minute in seconds. */
function span(seconds: number, t: (key: string, values: { n: number }) => string): string {
  return seconds < 60
    ? t('ui.seconds', { n: seconds })
    : t('ui.minutes', { n: Math.ceil(seconds / 60) });
}

function useElapsed(since: string | undefined, isRunning: boolean): number {
  const [now, setNow] = useState(wallClock);
  useEffect(() => {
    if (!since || !isRunning) return undefined;
    const timer = setInterval(() => setNow(wallClock()), 1000);
    return () => clearInterval(timer);
  }, [since, isRunning]);
  return since ? now - new Date(since).getTime() : 0;
}

const wallClock = (): number => performance.timeOrigin + performance.now();
