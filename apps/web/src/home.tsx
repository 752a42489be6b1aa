import { Button, EmptyState, Kbd, SkeletonRows, useWords } from '@poros/ui';
import { ChevronRight } from '@poros/ui/icons';
import { loadDashboard } from '@poros/reporting/web';
import { sectionsOf, useSession, type MenuPlace } from '@poros/web-kit';
import { useRecent } from '@poros/web-kit/app';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { groupsOf, startsOf } from './shell/groups.ts';

const Dashboard = lazy(async () => ({ default: await loadDashboard() }));

/** Home is the dashboard; whoever may see no figure finds the places of the menu instead. */
export function Home() {
  const { t } = useWords();
  const { user } = useSession();
  return (
    <Suspense fallback={<SkeletonRows rows={10} />}>
      <Dashboard
        greeting={t(greeting(), { name: user.name.split(' ')[0] ?? '' })}
        empty={<Places />}
      >
        <Recent />
      </Dashboard>
    </Suspense>
  );
}

/** Where one was last, in one line. */
function Recent() {
  const { t } = useWords();
  const recent = useRecent();
  if (recent.length === 0) return null;
  return (
    <nav className="po-recent print:hidden" aria-label={t('app.recent')}>
      <span className="text-muted">{t('app.recent')}</span>
      {recent.map((one) => (
        <Link key={one.path} to={one.path}>
          {one.word} <span className="text-muted">{one.detail}</span>
        </Link>
      ))}
    </nav>
  );
}

/** What this role can do, in words; without any right, who can help. */
function Places() {
  const { t } = useWords();
  const session = useSession();
  const groups = groupsOf(session.menu)
    .map((group) => ({ ...group, places: group.places.filter((place) => place.path !== '/') }))
    .filter((group) => group.places.length > 0);
  const starts = startsOf(session.menu);
  if (groups.length === 0 || Object.keys(session.permissions).length === 0) {
    return (
      <div className="flex h-full">
        <EmptyState title={t('app.home_empty')} hint={t('app.home_empty_hint')}>
          <Button onClick={() => location.reload()}>{t('app.reload')}</Button>
        </EmptyState>
      </div>
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
        {groups.map((group) => (
          <section key={group.id} className="po-home-group">
            <h2>
              <group.icon size={16} aria-hidden="true" />
              {t(group.word)}
            </h2>
            {sectionsOf(group.places).map(({ id, places }) => (
              <div key={id}>
                {id && <h3 className="po-place-head">{t(`app.section.${id}`)}</h3>}
                {places.map((place) => (
                  <PlaceLink
                    key={place.path}
                    place={place}
                    letter={starts.find((start) => start.place === place)?.letter}
                  />
                ))}
              </div>
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
