import { PHONE, useMedia, useWords } from '@poros/ui';
import { MenuIcon } from '@poros/ui/icons';
import { sectionsOf, useAddress } from '@poros/web-kit';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { Mark } from './mark.tsx';
import { placeAt, type PlaceGroup } from './groups.ts';

interface RailProps {
  readonly groups: readonly PlaceGroup[];
  readonly open: string | null;
  onOpen(group: string | null): void;
}

/**
 * The role's menu at the left edge: a group with one page goes there, others open their pages
 * beside.
 */
export function Rail({ groups, open, onOpen }: RailProps) {
  const { t } = useWords();
  const { path } = useAddress();
  const here = placeAt(groups, path)?.group;
  return (
    <nav className="po-rail" aria-label={t('app.menu')}>
      <Link to="/" className="po-brand" aria-label="Poros">
        <Mark />
      </Link>
      {groups.map((group) => (
        <RailItem
          key={group.id}
          group={group}
          isHere={here === group.id}
          isOpen={open === group.id}
          onOpen={onOpen}
        />
      ))}
    </nav>
  );
}

function RailItem({
  group,
  isHere,
  isOpen,
  onOpen,
}: {
  group: PlaceGroup;
  isHere: boolean;
  isOpen: boolean;
  onOpen(group: string | null): void;
}) {
  const { t } = useWords();
  const IconOf = group.icon;
  const inside = (
    <>
      <IconOf size={18} strokeWidth={1.75} aria-hidden="true" />
      <span>{t(group.word)}</span>
    </>
  );
  const place = group.places.length === 1 ? group.places[0] : undefined;
  const mark = {
    className: group.id === 'admin' ? 'po-rail-item po-rail-end' : 'po-rail-item',
    'data-here': isHere ? '' : undefined,
  };
  if (place)
    return (
      <Link
        to={place.path}
        {...mark}
        aria-current={isHere ? 'page' : undefined}
        onClick={() => onOpen(null)}
      >
        {inside}
      </Link>
    );
  return (
    <button
      type="button"
      {...mark}
      aria-expanded={isOpen}
      aria-controls="menu-panel"
      data-rail={group.id}
      onClick={() => onOpen(isOpen ? null : group.id)}
    >
      {inside}
    </button>
  );
}

const IN_BAR = 4;

/** Home and the groups in which a role has most to do; what is set up rarely is behind Menu. */
function inBar(groups: readonly PlaceGroup[]): readonly PlaceGroup[] {
  const [home, ...others] = groups.filter(({ id }) => id !== 'admin');
  if (!home || others.length < IN_BAR) return groups.slice(0, IN_BAR);
  const most = new Set(
    others.toSorted((one, other) => other.places.length - one.places.length).slice(0, IN_BAR - 1),
  );
  return [home, ...others.filter((group) => most.has(group))];
}

/** On a phone: the first groups at the thumb, all pages behind Menu. */
export function BottomBar(props: RailProps) {
  const { path } = useAddress();
  const { onOpen } = props;
  useEffect(() => onOpen(null), [path, onOpen]);
  return useMedia(PHONE) && <PhoneBar {...props} path={path} />;
}

function PhoneBar({ groups, open, onOpen, path }: RailProps & { path: string }) {
  const { t } = useWords();
  const here = placeAt(groups, path)?.group;
  const shown = inBar(groups);
  const isBehind = here !== undefined && !shown.some(({ id }) => id === here);
  const isSheet = open === 'all';
  return (
    <>
      {isSheet && (
        <nav className="po-sheet sm:hidden" id="menu-sheet" aria-label={t('app.menu')}>
          {groups.map((group) => (
            <section key={group.id}>
              <h2>{t(group.word)}</h2>
              {sectionsOf(group.places).map(({ id, places }) => (
                <div key={id}>
                  {id && <h3>{t(`app.section.${id}`)}</h3>}
                  {places.map((place) => (
                    <Link key={place.path} to={place.path} className="po-place">
                      {t(place.word)}
                    </Link>
                  ))}
                </div>
              ))}
            </section>
          ))}
        </nav>
      )}
      <nav className="po-bottom" aria-label={t('app.pages')}>
        {shown.map((group) => {
          const IconOf = group.icon;
          return (
            <Link
              key={group.id}
              to={group.places[0]?.path ?? '/'}
              className="po-rail-item"
              data-here={here === group.id && !isSheet ? '' : undefined}
            >
              <IconOf size={20} strokeWidth={1.75} aria-hidden="true" />
              <span>{t(group.word)}</span>
            </Link>
          );
        })}
        <button
          type="button"
          className="po-rail-item"
          data-here={isSheet || isBehind ? '' : undefined}
          aria-expanded={isSheet}
          aria-controls="menu-sheet"
          onClick={() => onOpen(isSheet ? null : 'all')}
        >
          <MenuIcon size={20} strokeWidth={1.75} aria-hidden="true" />
          <span>{t('app.menu')}</span>
        </button>
      </nav>
    </>
  );
}
