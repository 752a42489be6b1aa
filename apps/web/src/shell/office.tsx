import {
  isTyping,
  keepFocus,
  useKeys,
  usePreferences,
  prefer,
  useWords,
  type Key,
} from '@poros/ui';
import { useGo, useSession } from '@poros/web-kit';
import { knowOperations, startLive, useSessionState } from '@poros/web-kit/app';
import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useEffect, useRef, useState, type ReactElement } from 'react';
import { operations } from '../generated/operations.gen.ts';
import { groupsOf, startsOf } from './groups.ts';
import { MenuPanel } from './menu-panel.tsx';
import { BottomBar, Rail } from './rail.tsx';
import { TopBar } from './top-bar.tsx';

knowOperations(operations);

const Palette = lazy(() =>
  import('./palette.tsx').then((m) => ({ default: m.Palette })).catch(() => ({ default: Gone })),
);
const KeyHelp = lazy(() =>
  import('@poros/ui/key-help')
    .then((m) => ({ default: m.KeyHelp }))
    .catch(() => ({ default: Gone })),
);

/** In place of a part that did not come: the page under it, and what was typed there, stays. */
function Gone({ onClose }: { onClose(): void }): ReactElement {
  useEffect(onClose, [onClose]);
  return <></>;
}

/** The office: rail, top bar and the page; palette and key help come when they are asked for. */
export function Office() {
  const { t } = useWords();
  const { menuPinned } = usePreferences();
  const session = useSession();
  const groups = groupsOf(session.menu);
  const [palette, setPalette] = useState<'all' | 'create' | null>(null);
  const [isHelp, setHelp] = useState(false);
  const [group, setGroup] = useState<string | null>(null);
  const closeGroup = useCallback(() => setGroup(null), []);
  const { is } = useSessionState();
  useEffect(() => (is === 'open' ? startLive() : undefined), [is]);
  useEffect(keepFocus, []);
  const early = useEarlyLetters(palette !== null);
  useOfficeKeys({
    palette: () => setPalette('all'),
    create: () => setPalette('create'),
    help: () => setHelp(true),
    menu: () => prefer({ menuPinned: !menuPinned }),
  });

  return (
    <div className="po-shell" data-pinned={menuPinned ? '' : undefined}>
      <a className="po-skip" href="#main">
        {t('app.skip')}
      </a>
      <Rail groups={groups} open={group} onOpen={setGroup} />
      <MenuPanel groups={groups} open={group} onClose={closeGroup} />
      <TopBar onSearch={() => setPalette('all')} onHelp={() => setHelp(true)} />
      <main id="main" className="po-main" tabIndex={-1}>
        <Outlet />
      </main>
      <BottomBar groups={groups} open={group} onOpen={setGroup} />
      <Suspense>
        {palette && (
          <Palette
            early={early}
            only={palette}
            onClose={() => setPalette(null)}
            onHelp={() => setHelp(true)}
          />
        )}
        {isHelp && <KeyHelp onClose={() => setHelp(false)} />}
      </Suspense>
    </div>
  );
}

function useOfficeKeys(act: { palette(): void; create(): void; help(): void; menu(): void }): void {
  const { t } = useWords();
  const go = useGo();
  const { menu } = useSession();
  const starts = startsOf(menu);
  const keys: Key[] = [
    { keys: 'Ctrl+K', word: t('app.key_palette'), run: act.palette },
    { keys: 'Ctrl+Alt+N', word: t('app.key_create'), run: act.create },
    { keys: '?', word: t('app.key_help'), run: act.help, isHarmless: true },
    { keys: 'Ctrl+/', word: t('app.key_help'), run: act.help, hidden: true },
    { keys: 'G H', word: t('app.key_home'), run: () => go('/') },
    ...starts.map(({ letter, place }) => ({
      keys: `G ${letter}`,
      word: t(place.word),
      run: () => go(place.path),
    })),
    { keys: '[', word: t('app.key_menu'), run: act.menu },
  ];
  useKeys(t('app.keys_global'), keys);
}

/**
 * Letters struck while the palette is on its way belong to it; on the page they would be acts.
 * Gives the palette what was typed so far.
 */
function useEarlyLetters(isOpening: boolean): () => string {
  const typed = useRef('');
  useEffect(() => {
    typed.current = '';
    if (!isOpening) return undefined;
    const hear = (event: KeyboardEvent) => {
      if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target)) return;
      typed.current += event.key;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener('keydown', hear, true);
    return () => window.removeEventListener('keydown', hear, true);
  }, [isOpening]);
  return useCallback(() => typed.current, []);
}
