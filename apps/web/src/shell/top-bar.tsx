import {
  currentPreferences,
  Kbd,
  Menu,
  prefer,
  useWords,
  type Density,
  type MenuEntry,
  type MenuGroup,
  type Theme,
} from '@poros/ui';
import {
  Boxes,
  ChevronDown,
  Columns3,
  Keyboard,
  Languages,
  LogOut,
  Monitor,
  Moon,
  Rows3,
  Search,
  Contrast,
  Sun,
  User,
} from '@poros/ui/icons';
import { useGo, useSession } from '@poros/web-kit';
import { moveTo, signOut } from '@poros/web-kit/app';
import { chooseLanguage } from '../personal.ts';
import { Bell, WaitingApprovals } from './bell.tsx';
import { LinkState } from './link-state.tsx';

/** Where one works, the search for everything, the truth about the connection, and the person. */
export function TopBar({ onSearch, onHelp }: { onSearch(): void; onHelp(): void }) {
  const { t } = useWords();
  return (
    <header className="po-top">
      <Where />
      <div className="po-search-cell">
        <button
          type="button"
          className="po-search"
          onClick={onSearch}
          aria-keyshortcuts="Control+K"
        >
          <Search size={16} aria-hidden="true" />
          <span className="po-search-word">{t('app.search')}</span>
          <Kbd keys="Ctrl+K" />
        </button>
      </div>
      <div className="flex items-center gap-2">
        <LinkState />
        <button
          type="button"
          className="po-search sm:hidden!"
          onClick={onSearch}
          aria-label={t('app.search')}
        >
          <Search size={20} />
        </button>
        <WaitingApprovals />
        <Bell />
        <Account onHelp={onHelp} />
      </div>
    </header>
  );
}

function Where() {
  const { t } = useWords();
  const { tenant, branch, tenants, branches } = useSession();
  const words = (
    <>
      <b>{tenant.name}</b>
      <span className="max-sm:hidden">{branch?.name ?? t('app.all_branches')}</span>
    </>
  );
  if (tenants.length < 2 && branches.length < 2) return <div className="po-where">{words}</div>;
  const groups: MenuGroup[] = [
    ...(branches.length > 1
      ? [
          {
            word: t('app.branch'),
            entries: branches.map((one) => ({
              word: one.name,
              isChecked: one.id === branch?.id,
              run: () => void moveTo({ branchId: one.id }),
            })),
          },
        ]
      : []),
    ...(tenants.length > 1
      ? [
          {
            word: t('app.company'),
            entries: tenants.map((one) => ({
              word: one.name,
              isChecked: one.id === tenant.id,
              run: () => void moveTo({ tenantId: one.id }),
            })),
          },
        ]
      : []),
  ];
  return (
    <div className="min-w-0">
      <Menu
        align="start"
        groups={groups}
        trigger={
          <button type="button" className="po-where" title={t('app.place')}>
            {words}
            <ChevronDown size={16} className="text-muted flex-none" aria-hidden="true" />
          </button>
        }
      />
    </div>
  );
}

const THEMES = [
  ['system', Monitor],
  ['light', Sun],
  ['dark', Moon],
  ['contrast', Contrast],
] as const;
const DENSITIES = [
  ['compact', Rows3],
  ['comfortable', Columns3],
  ['touch', Monitor],
] as const;

function Account({ onHelp }: { onHelp(): void }) {
  const { t, language } = useWords();
  const { user } = useSession();
  const go = useGo();
  const { theme, density } = currentPreferences();
  const themeEntry = ([id, icon]: readonly [Theme, MenuEntry['icon']]): MenuEntry => ({
    word: t(`app.theme.${id}`),
    icon,
    isChecked: theme === id,
    run: () => prefer({ theme: id }),
  });
  const densityEntry = ([id]: readonly [Density, unknown]): MenuEntry => ({
    word: t(`app.density.${id}`),
    icon: Rows3,
    isChecked: density === id,
    run: () => prefer({ density: id }),
  });
  const groups: MenuGroup[] = [
    {
      word: `${user.name} · ${user.email}`,
      entries: (['id', 'en'] as const).map((id) => ({
        word: t(`app.language.${id}`),
        icon: Languages,
        isChecked: language === id,
        run: () => void chooseLanguage(id),
      })),
    },
    { word: t('app.theme'), entries: THEMES.map(themeEntry) },
    { word: t('app.density'), entries: DENSITIES.map(densityEntry) },
    {
      entries: [
        { word: t('app.my_account'), icon: User, run: () => go('/account') },
        { word: t('app.design'), icon: Boxes, run: () => go('/design') },
        { word: t('app.keys'), icon: Keyboard, keys: '?', run: onHelp },
        { word: t('app.sign_out'), icon: LogOut, run: () => void signOut() },
      ],
    },
  ];
  const initials = user.name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part.slice(0, 1).toUpperCase())
    .join('');
  return (
    <Menu
      groups={groups}
      trigger={
        <button type="button" className="po-avatar">
          <span aria-hidden="true">{initials}</span>
          <span className="po-hidden">{t('app.account', { name: user.name })}</span>
        </button>
      }
    />
  );
}
