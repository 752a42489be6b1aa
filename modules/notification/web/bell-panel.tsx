import { Button, EmptyState, ErrorPanel, SkeletonRows } from '@poros/ui';
import { Bell, Check, Settings2 } from '@poros/ui/icons';
import { Link, t, useCommand, useLive, useQueryOf } from '@poros/web-kit';
import { NoticeItem } from './notice-item.tsx';

/** The newest notices, under the bell. */
export function BellPanel({ onClose }: { onClose(): void }) {
  const query = useQueryOf('notification.list_notices', { limit: 12 }, { stale_ms: 0 });
  useLive(['notification.people_noticed'], () => void query.refetch());
  const mark = useCommand('notification.mark_notices', { onDone: () => void query.refetch() });
  const rows = query.data?.rows ?? [];
  const hasUnread = rows.some((row) => row.readAt === null);
  return (
    <>
      <header className="flex items-center gap-2 ps-4 pe-2 min-h-11 border-b border-line">
        <h2 className="font-semibold flex-1">{t('notification.notifications')}</h2>
        {hasUnread && (
          <Button
            size="small"
            look="quiet"
            icon={Check}
            isBusy={mark.isBusy}
            onClick={() => void mark.run({ isRead: true })}
          >
            {t('notification.read_all')}
          </Button>
        )}
        <Link
          to="/account/notifications"
          className="grid place-items-center size-8 rounded-md hover:bg-hover"
          aria-label={t('notification.preferences')}
          title={t('notification.preferences')}
          onClick={onClose}
        >
          <Settings2 size={16} aria-hidden="true" />
        </Link>
      </header>
      <div className="overflow-y-auto flex-1 min-h-0">
        {query.problem && <ErrorPanel trouble={query.problem} />}
        {query.isPending && <SkeletonRows />}
        {query.data && rows.length === 0 && (
          <EmptyState
            icon={Bell}
            title={t('notification.none')}
            hint={t('notification.none_hint')}
          />
        )}
        <ul className="divide-y divide-line">
          {rows.map((notice) => (
            <li key={notice.id}>
              <NoticeItem
                notice={notice}
                onOpen={({ id, readAt }) => {
                  if (readAt === null) void mark.run({ noticeIds: [id], isRead: true });
                  onClose();
                }}
              />
            </li>
          ))}
        </ul>
      </div>
      <footer className="border-t border-line px-4 py-2.5">
        <Link to="/notifications" className="po-link" onClick={onClose}>
          {t('notification.all')}
        </Link>
      </footer>
    </>
  );
}
