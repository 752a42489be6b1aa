import { today } from '@poros/ui';
import { CircleAlert, CircleCheck, Clock, TriangleAlert } from '@poros/ui/icons';
import { format, Link, t } from '@poros/web-kit';
import { addressOf, type Dashboard, type Work } from './addresses.ts';

const ICONS = { danger: TriangleAlert, attention: CircleAlert, info: Clock } as const;

/** What needs this person now; each row opens exactly what it counts. */
export function WorkList({ board }: { board: Dashboard }) {
  return (
    <section className="po-work" aria-labelledby="waiting-work">
      <h2 id="waiting-work">
        {t('reporting.waiting')} <span className="text-muted font-normal">{board.work.length}</span>
      </h2>
      {board.work.length === 0 ? (
        <p className="po-work-none">
          <CircleCheck size={16} aria-hidden="true" />
          {t('reporting.nothing_waits')}
        </p>
      ) : (
        <ul>
          {board.work.map((work) => (
            <WorkRow key={work.id} work={work} board={board} />
          ))}
        </ul>
      )}
    </section>
  );
}

function WorkRow({ work, board }: { work: Work; board: Dashboard }) {
  const IconOf = ICONS[work.tone];
  const days = work.oldestOn ? daysBetween(work.oldestOn, today()) : null;
  return (
    <li>
      <Link {...addressOf(work.drill)} className="po-work-row">
        <IconOf size={16} aria-hidden="true" data-tone={work.tone} />
        <b>{t(`reporting.work.${work.id}`, { n: work.count })}</b>
        <span className="text-muted">
          {days === null ? '' : t('reporting.oldest', { n: Math.max(0, days) })}
        </span>
        <span className="figures text-end">
          {work.amount && Number(work.amount) > 0 ? format.money(work.amount, board.currency) : ''}
        </span>
        <span className="po-work-open print:hidden">{t('reporting.open')}</span>
      </Link>
    </li>
  );
}

const DAY_MS = 86_400_000;
const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
