import { activeKeys, prefer, t, useWords, type Density, type Theme } from '@poros/ui';
import { CommandPalette, type PaletteGroup, type PaletteItem } from '@poros/ui/command-palette';
import {
  Boxes,
  Command,
  Contrast,
  FileText,
  History,
  Keyboard,
  Languages,
  Plus,
  Rows3,
  Truck,
  User,
  Users,
  type Icon,
} from '@poros/ui/icons';
import { can, useGo, useSession, type MenuPlace } from '@poros/web-kit';
import { findRecords, useRecent, type Recent } from '@poros/web-kit/app';
import { useCallback } from 'react';
import { creators, finders } from '../modules.ts';
import { chooseLanguage } from '../personal.ts';
import { groupsOf, startsOf, type PlaceGroup } from './groups.ts';

interface PaletteProps {
  /** Only what can be made new, for Ctrl Alt N. */
  readonly only: 'all' | 'create';
  early(): string;
  onClose(): void;
  onHelp(): void;
}

/** The palette of the office: acts of this page, pages of the role, records by number or name. */
export function Palette({ only, early, onClose, onHelp }: PaletteProps) {
  useWords();
  const { menu } = useSession();
  const go = useGo();
  const recent = useRecent();
  // Made anew on every drawing: it is small, and a change of language makes new sentences.
  const all = [
    actsHere(),
    recentRecords(recent, go),
    newRecords(go),
    places(menu, go),
    settings(go, onHelp),
  ];
  const groups = (only === 'create' ? [newRecords(go)] : all).filter(
    (group) => group.items.length > 0,
  );
  const find = useCallback(
    async (text: string, signal: AbortSignal): Promise<PaletteGroup[]> => {
      const found = await findRecords(
        finders.filter((finder) => can(finder.permission)),
        text,
        signal,
      );
      return found.map((group) => ({
        word: t(group.word),
        items: group.hits.map((hit) => ({
          id: hit.to,
          word: hit.word,
          detail: hit.detail,
          icon: ICONS[group.word] ?? FileText,
          run: () => go(hit.to),
        })),
      }));
    },
    [go],
  );
  return (
    <CommandPalette
      groups={groups}
      find={only === 'all' ? find : undefined}
      early={early}
      onClose={onClose}
    />
  );
}

/** What a record is, seen before it is read; documents are paper. */
const ICONS: Readonly<Record<string, Icon>> = {
  'party.customers': Users,
  'party.vendors': Users,
  'catalog.items': Boxes,
  'sales.deliveries': Truck,
  'identity.users': User,
};

type Go = (to: string) => void;

/** What the page behind the palette can do by key, without the walking keys. */
function actsHere(): PaletteGroup {
  const walking = new Set([t('app.keys_global'), t('ui.keys_list'), t('ui.keys_lines')]);
  const keys = activeKeys(0)
    .filter((group) => !walking.has(group.title))
    .flatMap((group) => group.keys.filter((key) => key.word && key.keys !== 'Escape'));
  return {
    word: t('app.on_this_page'),
    items: keys.map((key) => ({
      id: `key ${key.keys}`,
      word: key.word,
      keys: key.keys,
      icon: Command,
      run: () => key.run(new KeyboardEvent('keydown')),
    })),
  };
}

function newRecords(go: Go): PaletteGroup {
  const items = creators
    .filter((one) => can(one.permission))
    .map((one) => ({ id: `new ${one.to}`, word: t(one.word), icon: Plus, run: () => go(one.to) }));
  return { word: t('app.create'), items };
}

/** Theme, density and language without a way through the menu. */
function settings(go: Go, onHelp: () => void): PaletteGroup {
  const theme = (id: Theme): PaletteItem => ({
    id: `theme ${id}`,
    word: t('app.theme_to', { theme: t(`app.theme.${id}`) }),
    icon: Contrast,
    run: () => prefer({ theme: id }),
  });
  const density = (id: Density): PaletteItem => ({
    id: `density ${id}`,
    word: t('app.density_to', { density: t(`app.density.${id}`) }),
    icon: Rows3,
    run: () => prefer({ density: id }),
  });
  return {
    word: t('app.settings'),
    items: [
      { id: 'help', word: t('app.key_help'), keys: '?', icon: Keyboard, run: onHelp },
      ...(['light', 'dark', 'contrast', 'system'] as const).map(theme),
      ...(['compact', 'comfortable', 'touch'] as const).map(density),
      ...(['id', 'en'] as const).map((id) => ({
        id: `language ${id}`,
        word: t(`app.language.${id}`),
        icon: Languages,
        run: () => void chooseLanguage(id),
      })),
      { id: 'account', word: t('app.my_account'), icon: User, run: () => go('/account') },
      { id: 'design', word: t('app.design'), icon: Boxes, run: () => go('/design') },
    ],
  };
}

function recentRecords(recent: readonly Recent[], go: Go): PaletteGroup {
  const items = recent
    .slice(0, 4)
    .map(({ path, word, detail }) => ({
      id: path,
      word,
      detail,
      icon: History,
      run: () => go(path),
    }));
  return { word: t('app.recent'), items };
}

/** 'Atur · Data'; nothing where the group says no more than the page. */
function whereOf(place: MenuPlace, group: PlaceGroup): string | undefined {
  const section = place.section && t(`app.section.${place.section}`);
  if (section) return `${t(group.word)} · ${section}`;
  return t(place.word) === t(group.word) ? undefined : t(group.word);
}

function places(menu: readonly MenuPlace[], go: Go): PaletteGroup {
  const starts = startsOf(menu);
  const letterOf = (place: MenuPlace) =>
    place.path === '/' ? 'H' : starts.find((start) => start.place === place)?.letter;
  const items = groupsOf(menu).flatMap((group) =>
    group.places.map((place) => ({
      id: `go ${place.path}`,
      word: t(place.word),
      detail: whereOf(place, group),
      icon: group.icon,
      keys: letterOf(place) && `G ${letterOf(place)}`,
      run: () => go(place.path),
    })),
  );
  return { word: t('app.go'), items };
}
