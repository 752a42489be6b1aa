import { Count, SkeletonRows, useKeyLayer, useKeys, useWords } from '@poros/ui';
import { Bell as BellIcon, ClipboardCheck } from '@poros/ui/icons';
import { loadBellPanel } from '@poros/notification/web';
import { Link, useLive, useQueryOf, useSession } from '@poros/web-kit';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';

const BellPanel = lazy(async () => ({ default: await loadBellPanel() }));
const HEARD = [
  'approval.request_opened',
  'approval.request_decided',
  'approval.request_withdrawn',
  'approval.request_escalated',
  'notification.people_noticed',
];
/** Also asked again now and then, for whoever may not hear the events. */
const AGAIN_MS = 90_000;

/** As the badge writes it: what is read aloud says what is seen. */
const shown = (count: number): number | string => (count > 99 ? '99+' : count);

/** How many requests wait for one's decision; leads to them. */
export function WaitingApprovals() {
  const { t } = useWords();
  const query = useQueryOf('approval.count_requests', {}, { stale_ms: AGAIN_MS });
  useFresh(query.refetch);
  const count = query.data?.waiting ?? 0;
  const word = t('approval.approvals_count', { count: shown(count) });
  return (
    <Link to="/approvals" search={{}} className="po-top-button" aria-label={word} title={word}>
      <ClipboardCheck size={18} aria-hidden="true" />
      <Count n={count} word="" tone="attention" />
    </Link>
  );
}

/** What one was told lately; the panel comes when the bell is pressed. */
export function Bell() {
  const { t } = useWords();
  const { user } = useSession();
  const query = useQueryOf('notification.count_notices', {}, { stale_ms: AGAIN_MS });
  useFresh(query.refetch, user.id);
  const [isOpen, setOpen] = useState(false);
  const count = query.data?.unread ?? 0;
  const word = t('notification.bell', { count: shown(count) });
  return (
    <span className="relative">
      <button
        type="button"
        className="po-top-button"
        aria-label={word}
        title={word}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        data-bell=""
        onPointerEnter={() => void loadBellPanel()}
        onFocus={() => void loadBellPanel()}
        onClick={() => setOpen(!isOpen)}
      >
        <BellIcon size={18} aria-hidden="true" />
        <Count n={count} word="" tone="accent" />
      </button>
      {isOpen && <Panel onClose={() => setOpen(false)} />}
    </span>
  );
}

function Panel({ onClose }: { onClose(): void }) {
  const { t } = useWords();
  const panel = useRef<HTMLDivElement>(null);
  useKeyLayer(true);
  useKeys(t('notification.notifications'), [
    {
      keys: 'Escape',
      word: t('app.close'),
      run: () => {
        onClose();
        document.querySelector<HTMLElement>('[data-bell]')?.focus();
      },
    },
  ]);
  useEffect(() => {
    panel.current?.focus();
    const away = (event: PointerEvent) => {
      const isOutside =
        event.target instanceof Element && !event.target.closest('.po-bell, [data-bell]');
      if (isOutside) onClose();
    };
    document.addEventListener('pointerdown', away);
    return () => document.removeEventListener('pointerdown', away);
  }, [onClose]);
  return (
    <div
      ref={panel}
      className="po-bell"
      role="dialog"
      aria-label={t('notification.notifications')}
      tabIndex={-1}
    >
      <Suspense fallback={<SkeletonRows />}>
        <BellPanel onClose={onClose} />
      </Suspense>
    </div>
  );
}

/** Asks again when something of it was heard; of notices only those to this person. */
function useFresh(refetch: () => unknown, userId?: string): void {
  useLive(HEARD, ({ type, payload }) => {
    const people = payload['userIds'];
    const isForOthers =
      userId !== undefined &&
      (type !== 'notification.people_noticed' ||
        (Array.isArray(people) && !people.includes(userId)));
    if (!isForOthers) void refetch();
  });
  useEffect(() => {
    const again = setInterval(() => void refetch(), AGAIN_MS);
    return () => clearInterval(again);
  }, [refetch]);
}
