import {
  Button,
  EmptyState,
  ErrorPanel,
  IconButton,
  ReasonStrip,
  SelectField,
  Status,
  ask,
  toast,
} from '@poros/ui';
import { ChevronDown, ChevronUp } from '@poros/ui/icons';
import {
  Loaded,
  sectionsOf,
  t,
  useAddress,
  useCommand,
  useGo,
  useKeys,
  useQueryOf,
  useWords,
  type OutputOf,
} from '@poros/web-kit';
import { useState, type KeyboardEvent } from 'react';
import { roleName } from './looks.ts';
import { moved, groupsOf, shown, type MenuItem } from './menu-order.ts';

type RoleMenu = OutputOf<'identity.get_role_menu'>;

/** What the menu of each role shows, and in which order; rights stay the truth. */
export function Menus() {
  const { language } = useWords();
  const { search } = useAddress();
  const go = useGo();
  const roles = useQueryOf('identity.list_roles', { limit: 200, sort: 'level' });
  return (
    <div className="po-page">
      <header className="po-page-head">
        <h1 className="po-page-title">{t('identity.menus')}</h1>
      </header>
      <div className="flex-1 min-h-0 overflow-auto border-t border-line">
        <Loaded query={roles}>
          {({ rows }) => {
            const wanted = search['role'] ?? '';
            const chosen = rows.find((role) => role.id === wanted) ?? rows[0];
            return (
              <div className="max-w-260 p-4 flex flex-col gap-6">
                <p className="text-muted max-w-160">{t('identity.menu_lead')}</p>
                <div className="max-w-80">
                  <SelectField
                    label={t('identity.menu_choose_role')}
                    isRequired
                    value={chosen?.id ?? ''}
                    choices={rows.map((role) => ({
                      value: role.id,
                      word: roleName(role, language),
                      detail: role.code,
                    }))}
                    onChange={(role) => role && go('/admin/menus', { search: { role } })}
                  />
                </div>
                {chosen && <MenuOfRole key={chosen.id} roleId={chosen.id} />}
              </div>
            );
          }}
        </Loaded>
      </div>
    </div>
  );
}

function MenuOfRole({ roleId }: { roleId: string }) {
  const query = useQueryOf('identity.get_role_menu', { roleId });
  return <Loaded query={query}>{(menu) => <MenuEditor key={menu.version} menu={menu} />}</Loaded>;
}

function MenuEditor({ menu }: { menu: RoleMenu }) {
  const { language } = useWords();
  const [entries, setEntries] = useState<readonly MenuItem[]>(menu.entries);
  const arrange = useCommand('identity.arrange_menu');
  const isDirty = JSON.stringify(entries) !== JSON.stringify(menu.entries);
  const { roleId, version } = menu;
  const role = roleName(menu, language);

  async function save() {
    const placed = entries.map(({ path, isHidden }) => ({ path, isHidden }));
    if (await arrange.run({ roleId, version, entries: placed }))
      toast({ text: t('identity.menu_saved') });
  }
  async function giveBack() {
    const yes = await ask({
      title: t('identity.menu_default_title', { role }),
      body: t('identity.menu_default_body'),
      verb: t('identity.menu_default'),
    });
    if (yes) await arrange.run({ roleId, version, entries: null });
  }
  useKeys(t('identity.menus'), [
    { keys: 'Ctrl+S', word: t('kit.save'), disabled: !isDirty, run: () => void save() },
  ]);

  if (!entries.some((entry) => entry.isAllowed))
    return <EmptyState title={t('identity.menu_empty')} hint={t('identity.menu_empty_hint')} />;
  return (
    <div className="flex flex-col gap-4">
      {arrange.problem && <ErrorPanel trouble={arrange.problem} />}
      <div className="flex flex-wrap items-center gap-3">
        <Button
          look="primary"
          keys="Ctrl+S"
          disabled={!isDirty}
          isBusy={arrange.isBusy}
          onClick={() => void save()}
        >
          {t('kit.save')}
        </Button>
        {menu.isArranged && (
          <Button onClick={() => void giveBack()}>{t('identity.menu_default')}</Button>
        )}
        {isDirty && <span className="text-muted">{t('kit.unsaved')}</span>}
        {menu.isArranged && <Status word={t('identity.menu_arranged')} tone="accent" />}
      </div>
      <div className="grid lg:grid-cols-[minmax(0,1fr)_18rem] gap-x-8 gap-y-6 items-start">
        <section>
          <h2 className="text-heading font-semibold pb-1">{t('identity.menu_entries')}</h2>
          <p className="text-muted pb-3 max-sm:hidden">{t('identity.menu_keys_hint')}</p>
          <Entries entries={entries} onChange={setEntries} />
        </section>
        <Preview entries={entries} />
      </div>
    </div>
  );
}

interface EntriesProps {
  readonly entries: readonly MenuItem[];
  onChange(entries: readonly MenuItem[]): void;
}

function Entries({ entries, onChange }: EntriesProps) {
  return (
    <div className="flex flex-col gap-4">
      {groupsOf(entries.filter((one) => one.isAllowed)).map(({ group, places }) => (
        <section key={group} aria-label={t(`app.group.${group}`)}>
          <h3 className="text-muted text-small pb-1">{t(`app.group.${group}`)}</h3>
          {sectionsOf(places).map(({ id, places: some }) => (
            <div key={id}>
              {id && <h4 className="font-medium pt-2 pb-1">{t(`app.section.${id}`)}</h4>}
              <ul className="border border-line rounded-md bg-surface divide-y divide-line">
                {some.map((entry) => (
                  <Entry key={entry.path} {...{ entry, entries, onChange }} />
                ))}
              </ul>
            </div>
          ))}
        </section>
      ))}
    </div>
  );
}

function Entry({ entry, entries, onChange }: EntriesProps & { entry: MenuItem }) {
  const page = t(entry.word);
  const up = moved(entries, entry.path, -1);
  const down = moved(entries, entry.path, 1);
  function byKey(event: KeyboardEvent<HTMLInputElement>) {
    const next = event.altKey && { ArrowUp: up, ArrowDown: down }[event.key];
    if (!next) return;
    event.preventDefault();
    onChange(next);
    // A line that moves in the document loses the focus.
    const { currentTarget: tick } = event;
    requestAnimationFrame(() => tick.focus());
  }
  return (
    <li className="flex items-center gap-2 px-3 min-h-11">
      <label className="po-check flex-1 min-w-0">
        <input
          type="checkbox"
          className="po-tick flex-none"
          checked={!entry.isHidden}
          onKeyDown={byKey}
          aria-label={t('identity.menu_show', { page })}
          onChange={(event) =>
            onChange(
              entries.map((one) =>
                one.path === entry.path ? { ...one, isHidden: !event.target.checked } : one,
              ),
            )
          }
        />
        <span className={`min-w-0 truncate ${entry.isHidden ? 'text-muted line-through' : ''}`}>
          {page}
        </span>
      </label>
      <IconButton
        icon={ChevronUp}
        size="small"
        word={t('identity.menu_up', { page })}
        disabled={!up}
        onClick={() => up && onChange(up)}
      />
      <IconButton
        icon={ChevronDown}
        size="small"
        word={t('identity.menu_down', { page })}
        disabled={!down}
        onClick={() => down && onChange(down)}
      />
    </li>
  );
}

/** The menu of somebody who has just this role, as it will be once it is saved. */
function Preview({ entries }: { entries: readonly MenuItem[] }) {
  const groups = groupsOf(shown(entries));
  return (
    <aside className="lg:sticky lg:top-4" aria-label={t('identity.menu_preview')}>
      <h2 className="text-heading font-semibold pb-1">{t('identity.menu_preview')}</h2>
      <p className="text-muted pb-3">{t('identity.menu_preview_hint')}</p>
      {groups.length === 0 && <ReasonStrip tone="attention" cause={t('identity.menu_empty')} />}
      <div className="border border-line rounded-md bg-surface p-3 flex flex-col gap-3">
        {groups.map(({ group, places }) => (
          <section key={group}>
            <h3 className="text-muted text-small pb-1">{t(`app.group.${group}`)}</h3>
            {sectionsOf(places).map(({ id, places: some }) => (
              <div key={id} className="ps-2 pb-1">
                {id && <h4 className="font-medium text-small pt-1">{t(`app.section.${id}`)}</h4>}
                <ul className="flex flex-col gap-1">
                  {some.map((place) => (
                    <li key={place.path}>{t(place.word)}</li>
                  ))}
                </ul>
              </div>
            ))}
          </section>
        ))}
      </div>
    </aside>
  );
}
