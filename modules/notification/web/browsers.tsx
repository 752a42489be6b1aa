import { Badge, Button, ErrorPanel } from '@poros/ui';
import { Bell, X } from '@poros/ui/icons';
import { format, problemOf, t, useCommand, type OutputOf, type Problem } from '@poros/web-kit';
import { useEffect, useState } from 'react';
import { ownEndpoint, subscribe, unsubscribe, whyNoPush } from './push.ts';

type Row = OutputOf<'notification.get_own_preferences'>['browsers'][number];

interface BrowsersProps {
  readonly rows: readonly Row[];
  onChanged(): void;
}

/** The browsers and phones one lets Poros push to; this one is turned on here. */
export function Browsers({ rows, onChanged }: BrowsersProps) {
  const [here, setHere] = useState<string | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isBusy, setBusy] = useState(false);
  const end = useCommand('notification.archive_subscription', { onDone: onChanged });
  useEffect(() => {
    ownEndpoint().then(setHere, () => undefined);
  }, [rows]);
  const isOn = rows.some((row) => row.endpoint === here);
  const why = whyNoPush();

  async function turnOn() {
    setBusy(true);
    setProblem(null);
    try {
      if (await subscribe(deviceHere())) onChanged();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setBusy(false);
    }
  }
  async function turnOff(row: Row) {
    if (row.endpoint === here) await unsubscribe();
    await end.run({ subscriptionId: row.id });
  }

  return (
    <section>
      <h2 className="text-heading font-semibold pb-1">{t('notification.push')}</h2>
      <p className="text-muted pb-3">{t('notification.push_hint')}</p>
      {problem && <ErrorPanel trouble={problem} />}
      {end.problem && <ErrorPanel trouble={end.problem} />}
      {rows.length > 0 && (
        <ul className="border border-line rounded-md divide-y divide-line bg-surface mb-3">
          {rows.map((row) => (
            <li key={row.id} className="flex items-center gap-3 px-4 py-2 min-h-11">
              <span className="flex-1 min-w-0">
                <b className="font-medium">{row.device || t('notification.a_browser')}</b>{' '}
                {row.endpoint === here && <Badge word={t('notification.this_one')} />}
                <br />
                <span className="text-muted text-small">
                  {t('notification.since', { time: format.dateTime(row.createdAt) })}
                </span>
              </span>
              <Button size="small" icon={X} onClick={() => void turnOff(row)}>
                {t('notification.turn_off')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {!isOn && (
        <Button
          icon={Bell}
          isBusy={isBusy}
          whyNot={why ? t(`notification.push_${why}`) : undefined}
          onClick={() => void turnOn()}
        >
          {t('notification.turn_on')}
        </Button>
      )}
    </section>
  );
}

/** "Chrome, Android": enough to know one's own devices apart. */
function deviceHere(): string {
  const agent = navigator.userAgent;
  const browser = /Edg|Firefox|OPR|Chrome|Safari/.exec(agent)?.[0] ?? '';
  const system = /Android|iPhone|iPad|Windows|Mac OS|Linux/.exec(agent)?.[0] ?? '';
  return [browser === 'Edg' ? 'Edge' : browser, system].filter(Boolean).join(', ');
}
