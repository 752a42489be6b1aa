import { FieldMode, TextField } from '@poros/ui';
import { Check, Search } from '@poros/ui/icons';
import { t, type OutputOf } from '@poros/web-kit';
import { use, useMemo, useState } from 'react';
import { SCOPES, isWithin, type Scope } from '../shared/scope.ts';

type Permission = OutputOf<'identity.list_permissions'>['rows'][number];
type Reach = Readonly<Record<string, Scope>>;

/** From "not held" to the whole company; the columns of the matrix. */
const REACHES = ['', ...SCOPES] as const;
const ROW =
  'grid grid-cols-[minmax(0,1fr)_repeat(5,5.5rem)] max-sm:grid-cols-5 items-center ' +
  'gap-x-2 px-3 py-0.5 border-b border-line last:border-0';

export interface PermissionMatrixProps {
  readonly permissions: readonly Permission[];
  readonly reach: Reach;
  onChange(reach: Reach): void;
}

/** Every permission by module, and how far the role holds it; what is not held is seen as well. */
export function PermissionMatrix({ permissions, reach, onChange }: PermissionMatrixProps) {
  const isRead = use(FieldMode) === 'read';
  const [search, setSearch] = useState('');
  const groups = useMemo(() => byModule(permissions, search), [permissions, search]);
  function give(names: readonly string[], scope: Scope | '') {
    const next: Record<string, Scope> = { ...reach };
    for (const name of names) {
      delete next[name];
      if (scope) next[name] = scope;
    }
    onChange(next);
  }
  return (
    <section>
      <div className="flex flex-wrap items-end gap-x-4 gap-y-2 pb-3">
        <h2 className="text-heading font-semibold flex-1">
          {t('identity.permissions')}{' '}
          <span className="text-muted font-normal figures">
            {t('identity.held_of', { held: Object.keys(reach).length, all: permissions.length })}
          </span>
        </h2>
        <FieldMode value="edit">
          <TextField
            label={t('identity.permission_search')}
            isLabelHidden
            before={<Search size={16} />}
            placeholder={t('identity.permission_search')}
            value={search}
            onChange={setSearch}
          />
        </FieldMode>
      </div>
      <div
        className="border border-line rounded-md bg-surface"
        role="table"
        aria-label={t('identity.permissions')}
      >
        <div
          className={`${ROW} max-sm:hidden sticky top-0 z-1 bg-sunken rounded-t-md font-medium`}
          role="row"
        >
          <span role="columnheader">{t('identity.permission')}</span>
          {REACHES.map((scope) => (
            <span key={scope} role="columnheader" className="text-center">
              {scopeWord(scope)}
            </span>
          ))}
        </div>
        {groups.map(({ module, rows }) => (
          <ModuleRows key={module} {...{ module, rows, reach, isRead, give }} />
        ))}
        {groups.length === 0 && <p className="text-muted p-4">{t('kit.nothing_found')}</p>}
      </div>
    </section>
  );
}

interface ModuleRowsProps {
  readonly module: string;
  readonly rows: readonly Permission[];
  readonly reach: Reach;
  readonly isRead: boolean;
  give(names: readonly string[], scope: Scope | ''): void;
}

function ModuleRows({ module, rows, reach, isRead, give }: ModuleRowsProps) {
  const held = rows.filter((row) => reach[row.name]).length;
  return (
    <div role="rowgroup">
      <div className={`${ROW} bg-sunken`} role="row">
        <b role="rowheader" className="font-semibold max-sm:col-span-5">
          {moduleWord(module)}{' '}
          <span className="text-muted font-normal figures">
            {held}/{rows.length}
          </span>
        </b>
        {!isRead &&
          REACHES.map((scope) => {
            const names = rows.filter((row) => mayGive(row, scope)).map((row) => row.name);
            return (
              <span key={scope} role="cell" className="text-center">
                <button
                  type="button"
                  disabled={names.length === 0}
                  className="text-small text-muted hover:text-accent disabled:invisible p-1"
                  aria-label={t('identity.give_all', {
                    module: moduleWord(module),
                    scope: scopeWord(scope),
                  })}
                  onClick={() => give(names, scope)}
                >
                  {t('identity.all_rows')}
                </button>
              </span>
            );
          })}
      </div>
      {rows.map((row) => (
        <PermissionRow
          key={row.name}
          row={row}
          now={reach[row.name] ?? ''}
          isRead={isRead}
          give={give}
        />
      ))}
    </div>
  );
}

interface PermissionRowProps {
  readonly row: Permission;
  readonly now: Scope | '';
  readonly isRead: boolean;
  give(names: readonly string[], scope: Scope | ''): void;
}

function PermissionRow({ row, now, isRead, give }: PermissionRowProps) {
  const word = t(`permission.${row.name}`);
  return (
    <div className={`${ROW} ${now ? '' : 'text-muted'}`} role="row">
      <span role="rowheader" className="py-1 min-w-0 max-sm:col-span-5">
        {word}
        <span className="text-muted text-small ms-2">{row.code}</span>
      </span>
      {REACHES.map((scope) => (
        <span key={scope} role="cell" className="flex justify-center">
          {isRead ? (
            <HeldMark isHeld={now !== '' && now === scope} scope={scope} />
          ) : (
            <label className="flex flex-col items-center gap-0.5 py-1 min-h-8 justify-center">
              <input
                type="radio"
                className={`size-4 ${scope ? 'accent-(--accent)' : 'accent-(--muted)'}`}
                name={row.name}
                checked={now === scope}
                disabled={!(mayGive(row, scope) || now === scope)}
                onChange={() => give([row.name], scope)}
                aria-label={`${word}: ${scopeWord(scope)}`}
              />
              <i aria-hidden="true" className="not-italic text-small sm:hidden">
                {scopeWord(scope)}
              </i>
            </label>
          )}
        </span>
      ))}
    </div>
  );
}

/** For reading: one mark in the column of the reach, nothing where nothing is held. */
function HeldMark({ isHeld, scope }: { isHeld: boolean; scope: Scope | '' }) {
  if (!isHeld) return <span className="min-h-8 max-sm:min-h-0" />;
  return (
    <span className="min-h-8 flex items-center gap-1 text-accent">
      <Check size={16} aria-hidden="true" />
      <span className="sm:sr-only text-small">{scopeWord(scope)}</span>
    </span>
  );
}

/** Nobody gives further than he holds; taking away is always possible. */
const mayGive = (row: Permission, scope: Scope | ''): boolean =>
  scope === '' || isWithin(scope, row.mine ?? undefined);

const scopeWord = (scope: Scope | ''): string => t(`identity.scope.${scope || 'none'}`);

/** The module's word, or its name for one that has none here. */
function moduleWord(module: string): string {
  const key = `identity.module.${module}`;
  const word = t(key);
  return word === key ? module : word;
}

function byModule(permissions: readonly Permission[], search: string) {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = permissions.filter((row) => {
    const text = [t(`permission.${row.name}`), row.code, row.name, moduleWord(row.module)];
    return words.every((word) => text.join(' ').toLowerCase().includes(word));
  });
  return [...Map.groupBy(found, (row) => row.module)].map(([module, rows]) => ({ module, rows }));
}
