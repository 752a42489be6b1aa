import { Button, EmptyState, ErrorPanel, SkeletonRows, Tabs, TextField } from '@poros/ui';
import { Bell, Check, Search, Settings2 } from '@poros/ui/icons';
import {
  t,
  useAddress,
  useCommand,
  useGo,
  useKeys,
  useLive,
  usePagesOf,
  useWords,
} from '@poros/web-kit';
import { NoticeItem } from './notice-item.tsx';
import { byDay, type Notice } from './notice-words.ts';

/** Everything one was told, by day; unread first at hand, all of it findable. */
export function Notifications() {
  useWords();
  const go = useGo();
  const { search, change } = useAddress();
  const view = search['view'] === 'all' ? 'all' : 'unread';
  const sought = search['search'] ?? '';
  const pages = usePagesOf(
    'notification.list_notices',
    { search: sought, ...(view === 'unread' && { isUnread: true }) },
    30,
  );
  const mark = useCommand('notification.mark_notices', { onDone: () => pages.retry() });
  useLive(['notification.people_noticed'], () => pages.retry());
  const readAll = () => void mark.run({ isRead: true });
  useKeys(t('notification.notifications'), [
    { keys: 'Shift+R', word: t('notification.read_all'), run: readAll },
  ]);
  const open = ({ id, readAt }: Notice) => {
    if (readAt === null) void mark.run({ noticeIds: [id], isRead: true });
  };

  return (
    <div className="po-page">
      <header className="po-page-head flex-wrap gap-y-2">
        <h1 className="po-page-title">{t('notification.notifications')}</h1>
        <span className="flex gap-2 ms-auto">
          <Button icon={Settings2} isShort onClick={() => go('/account/notifications')}>
            {t('notification.preferences')}
          </Button>
          <Button icon={Check} isShort isBusy={mark.isBusy} onClick={readAll}>
            {t('notification.read_all')}
          </Button>
        </span>
      </header>
      <div className="px-4 border-b border-line flex-none">
        <Tabs
          label={t('notification.notifications')}
          now={view}
          tabs={(['unread', 'all'] as const).map((id) => ({
            id,
            word: t(`notification.view.${id}`),
            ...(id === view && pages.total !== undefined ? { count: pages.total } : {}),
          }))}
          onChoose={(id) => change({ view: id })}
        />
      </div>
      <div className="flex-1 min-h-0 overflow-y-auto">
        <div className="max-w-200 px-4 py-3">
          <TextField
            label={t('notification.search')}
            name="search"
            value={sought}
            onChange={(text) => change({ search: text })}
            after={<Search size={16} className="text-muted me-2" aria-hidden="true" />}
          />
        </div>
        {pages.problem && <ErrorPanel trouble={pages.problem} onRetry={pages.retry} />}
        {pages.isPending && <SkeletonRows />}
        {!pages.isPending && pages.rows.length === 0 && (
          <EmptyState
            icon={Bell}
            title={t(view === 'unread' ? 'notification.all_read' : 'notification.none')}
            hint={t('notification.none_hint')}
          />
        )}
        <Days rows={pages.rows} onOpen={open} />
        {pages.hasMore && (
          <div className="p-4">
            <Button isBusy={pages.isReading} onClick={pages.more}>
              {t('notification.more')}
            </Button>
          </div>
        )}
      </div>
    </div>
  );
}

function Days({ rows, onOpen }: { rows: readonly Notice[]; onOpen(notice: Notice): void }) {
  return (
    <>
      {byDay(rows).map(({ day, notices }) => (
        <section key={day} className="max-w-200">
          <h2 className="px-4 pt-4 pb-1 text-small font-medium text-muted">{day}</h2>
          <ul className="border-y border-line divide-y divide-line bg-surface">
            {notices.map((notice) => (
              <li key={notice.id}>
                <NoticeItem notice={notice} onOpen={onOpen} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
