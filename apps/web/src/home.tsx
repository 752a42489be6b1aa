import { Button, EmptyState, Kbd, useWords } from '@poros/ui';
import { ChevronRight, History } from '@poros/ui/icons';
import { useSession, type MenuPlace } from '@poros/web-kit';
import { useRecent } from '@poros/web-kit/app';
import { Link } from '@tanstack/react-router';
import { groupsOf, startsOf } from './shell/groups.ts';

/** What this role can do, in words, and where one was last. */
export function Home() {
  const { t } = useWords();
  const session = useSession();
  const recent = useRecent();
  const groups = groupsOf(session.menu)
    .map((group) => ({ ...group, places: group.places.filter((place) => place.path !== '/') }))
    .filter((group) => group.places.length > 0);
  const starts = startsOf(session.menu);
  if (groups.length === 0) {
    return (
      <EmptyState title={t('app.home_empty')} hint={t('app.home_empty_hint')}>
        <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
      </EmptyState>
    );
  }
  return (
    <div className="po-home">
      <h1 className="text-[22px] leading-7 font-semibold tracking-tight">
        {t(greeting(), { name: session.user.name.split(' ')[0] ?? '' })}
      </h1>
      <p className="text-muted pt-1 pb-7">
        {t('app.home_hint', { tenant: session.tenant.name })}
        <span className="po-hint-key">
          {' '}
          <Kbd keys="Ctrl+K" /> {t('app.home_palette').toLowerCase()}, <Kbd keys="?" />{' '}
          {t('app.home_keys').toLowerCase()}.
        </span>
      </p>
      <div className="po-home-groups">
        {recent.length > 0 && (
          <section className="po-home-group">
            <h2>
              <History size={16} aria-hidden="true" />
              {t('app.recent')}
            </h2>
            {recent.map((one) => (
              <Link key={one.path} to={one.path} className="po-home-link">
                <span className="min-w-0">
                  {one.word} <span className="text-muted">{one.detail}</span>
                </span>
                <ChevronRight size={16} aria-hidden="true" />
              </Link>
            ))}
          </section>
        )}
        {groups.map((group) => (
          <section key={group.id} className="po-home-group">
            <h2>
              <group.icon size={16} aria-hidden="true" />
              {t(group.word)}
            </h2>
            {group.places.map((place) => (
              <PlaceLink
                key={place.path}
                place={place}
                letter={starts.find((start) => start.place === place)?.letter}
              />
            ))}
          </section>
        ))}
      </div>
    </div>
  );
}

function PlaceLink({ place, letter }: { place: MenuPlace; letter: string | undefined }) {
  const { t } = useWords();
  return (
    <Link to={place.path} className="po-home-link">
      {t(place.word)}
      <span className="flex items-center gap-2">
        {letter && (
          <span className="po-hint-key">
            <Kbd keys={`G ${letter}`} />
          </span>
        )}
        <ChevronRight size={16} aria-hidden="true" />
      </span>
    </Link>
  );
}

function greeting(): string {
  const hour = new Date(performance.timeOrigin + performance.now()).getHours();
  if (hour < 4 || hour >= 19) return 'app.hello_night';
  if (hour < 11) return 'app.hello_morning';
  return hour < 15 ? 'app.hello_noon' : 'app.hello_evening';
}
