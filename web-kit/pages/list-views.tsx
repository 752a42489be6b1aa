import {
  Button,
  Menu,
  Tabs,
  ask,
  t,
  toast,
  toastUndo,
  useWords,
  type MenuEntry,
  type MenuGroup,
} from '@poros/ui';
import { BookmarkPlus, Layers } from '@poros/ui/icons';
import { lazy, Suspense, useEffect, useState, type ReactElement } from 'react';
import { problemOf } from '../problem.ts';
import { desk, readViews, type Layout, type ListViews, type SavedView } from './list-layout.ts';
import { queryText, type ListState, type ListView } from './list-state.ts';

const SaveView = lazy(() => import('./save-view.tsx').then((m) => ({ default: m.SaveView })));

export interface ViewProps {
  readonly list: string;
  readonly views: readonly ListView[];
  readonly saved: ListViews;
  readonly isKnown: boolean;
  readonly state: ListState;
  readonly layout: Layout;
}

const asQuery = (address: string): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(address));

/** V opens the menu of views. */
export const openViews = (): void =>
  document.querySelector<HTMLElement>('[data-menu=views]')?.click();

/** Whether the list is not as the chosen view was saved. */
const isChanged = (view: SavedView, state: ListState): boolean =>
  queryText(asQuery(view.address)) !== state.address;

/** The views of a list as its tabs, its menu and the sheet of a phone show them. */
export interface Viewing {
  readonly props: ViewProps;
  readonly now: SavedView | undefined;
  readonly isChanged: boolean;
  /** The name of what is shown. */
  readonly word: string | undefined;
  choose(id: string): void;
  save(): void;
  /** Asks for a new view's name, as long as it is asked. */
  readonly dialog: ReactElement | null;
}

export function useViewing(props: ViewProps): Viewing {
  const { views, saved, state } = props;
  const [isSaving, setSaving] = useState(false);
  const now = saved.views.find((view) => view.id === state.saved);
  useArrival(props);
  return {
    props,
    now,
    isChanged: now !== undefined && isChanged(now, state),
    word: now?.name ?? views.find((view) => view.id === state.view)?.word,
    choose: (id) => {
      const view = saved.views.find((one) => one.id === id);
      state.replace(view ? { ...asQuery(view.address), view: id } : { view: id });
    },
    save: () => setSaving(true),
    dialog: isSaving ? (
      <Suspense>
        <SaveView
          {...props}
          onClose={() => setSaving(false)}
          onSaved={(id) => state.replace({ ...asQuery(state.address), view: id })}
        />
      </Suspense>
    ) : null,
  };
}

/** The page's views and the pinned ones as tabs. */
export function ViewTabs({ viewing }: { readonly viewing: Viewing }) {
  const { t } = useWords();
  const { props, now, choose } = viewing;
  const { views, saved, state } = props;
  const pinned = saved.views.filter((view) => view.isPinned || view.id === state.saved);
  const tabs = [...views, ...pinned.map((view) => ({ id: view.id, word: view.name }))];
  return (
    <>
      {tabs.length > 0 && (
        <Tabs
          tabs={tabs.map((tab) =>
            tab.id === now?.id && viewing.isChanged ? { ...tab, count: '●' } : tab,
          )}
          now={state.saved ?? state.view}
          label={t('kit.views')}
          onChoose={choose}
        />
      )}
      {viewing.isChanged && now?.mayChange && (
        <Button size="small" onClick={() => void act(props, overwrite(props, now))}>
          {t('kit.view_overwrite')}
        </Button>
      )}
    </>
  );
}

/** A list opens with the person's own first view; an address with a view alone means all of it. */
function useArrival({ list, views, saved, isKnown, state }: ViewProps): void {
  const [isDone, setDone] = useState('');
  useEffect(() => {
    if (!isKnown || isDone === list) return;
    setDone(list);
    const bare = state.address === queryText({ base: state.view });
    const wanted =
      state.saved ?? (new URLSearchParams(location.search).size === 0 ? saved.defaultView : null);
    const view = saved.views.find((one) => one.id === wanted);
    if (view && bare) state.replace({ ...asQuery(view.address), view: view.id });
    else if (wanted && bare && views.some((one) => one.id === wanted))
      state.replace({ view: wanted });
  }, [isKnown, isDone, list, saved, state, views]);
}

const overwrite = ({ state, layout }: ViewProps, view: SavedView) =>
  desk('change_view', { viewId: view.id, version: view.version, address: state.address, layout });

/** Does it and reads the views again; a refusal is said. */
async function act({ list }: { readonly list: string }, done: Promise<unknown>): Promise<boolean> {
  try {
    await done;
    return true;
  } catch (error) {
    const { title, fix } = problemOf(error);
    toast({ tone: 'danger', text: [title, fix].filter(Boolean).join(' ') });
    return false;
  } finally {
    await readViews(list);
  }
}

export function ViewMenu({ viewing }: { readonly viewing: Viewing }) {
  const { t } = useWords();
  const trigger: ReactElement = (
    <Button look="quiet" size="small" icon={Layers} keys="V" isShort data-menu="views">
      {t('kit.views')}
    </Button>
  );
  return <Menu align="start" trigger={trigger} groups={viewGroups(viewing)} />;
}

/** Every view to choose from, saving, and what can be done to the chosen one. */
export function viewGroups({ props, now, choose, save }: Viewing): MenuGroup[] {
  const { list, saved, views, state } = props;
  const current = state.saved ?? state.view;
  const entry = (id: string, word: string, reason?: string): MenuEntry => ({
    word,
    isChecked: id === current,
    ...(reason && { reason }),
    run: () => choose(id),
  });
  const isDefault = saved.defaultView === current;
  const setDefault = () =>
    void act(props, desk('set_list_layout', { list, defaultView: isDefault ? null : current }));
  return [
    ...(views.length > 0
      ? [{ word: t('kit.views'), entries: views.map((view) => entry(view.id, view.word)) }]
      : []),
    ...(saved.views.length > 0
      ? [
          {
            word: t('kit.views_saved'),
            entries: saved.views.map((view) => entry(view.id, view.name, whose(view))),
          },
        ]
      : []),
    {
      entries: [
        { word: t('kit.view_save'), icon: BookmarkPlus, run: save },
        { word: t('kit.view_default'), isChecked: isDefault, run: setDefault },
      ],
    },
    ...(now?.mayChange ? [{ word: now.name, entries: changes(now) }] : []),
  ];

  function whose(view: SavedView): string | undefined {
    if (view.audience === 'me') return undefined;
    const name = view.userName ?? '';
    return t(view.audience === 'role' ? 'kit.view_of_role' : 'kit.view_of_all', { name });
  }

  function changes(view: SavedView): MenuEntry[] {
    const { id: viewId, version } = view;
    const put = (change: object) => act(props, desk('change_view', { viewId, version, ...change }));
    return [
      {
        word: t('kit.view_overwrite'),
        isDisabled: !isChanged(view, state),
        run: () => void act(props, overwrite(props, view)),
      },
      { word: t('kit.view_rename'), run: () => void rename(view) },
      {
        word: t('kit.view_pin'),
        isChecked: view.isPinned,
        run: () => void put({ isPinned: !view.isPinned }),
      },
      { word: t('kit.view_remove'), isDanger: true, run: () => void remove(view) },
    ];
  }

  async function rename({ id: viewId, version, name }: SavedView) {
    const said = await ask({
      title: t('kit.view_rename_title', { name }),
      verb: t('kit.save'),
      reason: { label: t('kit.view_name'), isRequired: true, isShort: true },
    });
    if (said) await act(props, desk('change_view', { viewId, version, name: said.reason }));
  }

  async function remove({ id: viewId, version, name }: SavedView) {
    if (!(await act(props, desk('remove_view', { viewId, version })))) return;
    choose(views[0]?.id ?? '');
    toastUndo(t('kit.view_removed', { name }), () => {
      void act(props, desk('restore_view', { viewId, version: version + 1 }));
    });
  }
}
