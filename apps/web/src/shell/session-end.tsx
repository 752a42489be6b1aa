import { Button, Dialog, useWords } from '@poros/ui';
import type { Session } from '@poros/web-kit';
import { askSession, lastHeardAt, signOut } from '@poros/web-kit/app';
import { useEffect, useState } from 'react';

/** How long before the end it is said, so that there is time to save. */
const WARNED_BEFORE_S = 120;
/** The server notes a sign of life once a minute. */
const SEEN_EVERY_S = 60;
const LOOK_MS = 1_000;

interface Ending {
  readonly why: 'idle' | 'end';
  readonly seconds: number;
}

/**
 * Says two minutes before that the session is about to end. What was typed stays where it is: the
 * question lies over the page, and so does the log-in afterwards.
 */
export function SessionEnd({ limits }: { limits: NonNullable<Session['limits']> }) {
  const { t } = useWords();
  const [ending, setEnding] = useState<Ending | null>(null);
  const [hasSeenEnd, setSeenEnd] = useState(false);
  useEffect(() => {
    const timer = setInterval(() => setEnding(endingOf(limits)), LOOK_MS);
    return () => clearInterval(timer);
  }, [limits]);

  if (!ending || (ending.why === 'end' && hasSeenEnd)) return null;
  const isIdle = ending.why === 'idle';
  function goOn() {
    if (isIdle) void askSession();
    else setSeenEnd(true);
    setEnding(null);
  }
  return (
    <Dialog
      isOpen
      onClose={goOn}
      title={t(isIdle ? 'app.idle_title' : 'app.end_title')}
      description={t(isIdle ? 'app.idle_body' : 'app.end_body', { seconds: ending.seconds })}
      actions={
        <>
          {isIdle && (
            <Button look="quiet" onClick={() => void signOut()}>
              {t('app.idle_leave')}
            </Button>
          )}
          <Button look="primary" onClick={goOn}>
            {t(isIdle ? 'app.idle_stay' : 'app.end_ok')}
          </Button>
        </>
      }
    />
  );
}

/** What ends first, if it is near: idleness, which a sign of life puts off, or the session. */
export function endingOf({
  idleSeconds,
  expiresAt,
}: NonNullable<Session['limits']>): Ending | null {
  const idle = idleSeconds - SEEN_EVERY_S - (performance.now() - lastHeardAt()) / 1_000;
  const left = (Date.parse(expiresAt) - performance.timeOrigin - performance.now()) / 1_000;
  const ending: Ending =
    left < idle
      ? { why: 'end', seconds: Math.round(left) }
      : { why: 'idle', seconds: Math.round(idle) };
  const warnedBefore = Math.min(WARNED_BEFORE_S, idleSeconds / 2);
  return ending.seconds > 0 && ending.seconds <= warnedBefore ? ending : null;
}
