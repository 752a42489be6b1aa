import { today } from '@poros/ui';
import { Link, format } from '@poros/web-kit';
import { sentenceOf, type Notice } from './notice-words.ts';

/** The hour of what came today, the day before it of what is older. */
const whenText = (at: string): string =>
  format.date(at) === format.date(today()) ? format.time(at) : format.dateTime(at);

interface ItemProps {
  readonly notice: Notice;
  /** It was opened. */
  onOpen(notice: Notice): void;
}

/** One notice: a dot while it is unread, the sentence, when; all of it leads to its record. */
export function NoticeItem({ notice, onOpen }: ItemProps) {
  const isUnread = notice.readAt === null;
  const inside = (
    <>
      <i
        aria-hidden="true"
        className={`size-2 rounded-full flex-none mt-1.5 ${isUnread ? 'bg-accent' : ''}`}
      />
      <span className="min-w-0 flex-1">
        <span className={`block wrap-anywhere ${isUnread ? 'font-medium' : 'text-muted'}`}>
          {sentenceOf(notice)}
        </span>
        <span className="block text-small text-muted">{whenText(notice.noticedAt)}</span>
      </span>
    </>
  );
  const look = 'flex gap-3 px-4 py-2.5 min-h-11 text-start w-full no-underline hover:bg-hover';
  const [to = '', query = ''] = notice.path.split('?');
  return notice.path ? (
    <Link
      to={to}
      {...(query ? { search: Object.fromEntries(new URLSearchParams(query)) } : {})}
      className={look}
      onClick={() => onOpen(notice)}
    >
      {inside}
    </Link>
  ) : (
    <button type="button" className={look} onClick={() => onOpen(notice)}>
      {inside}
    </button>
  );
}
