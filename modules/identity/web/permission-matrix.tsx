import { FieldMode } from '@poros/ui';
import { Check } from '@poros/ui/icons';
import { t, useQueryOf } from '@poros/web-kit';
import { use, useMemo, useState, type KeyboardEvent } from 'react';
import { SCOPES, isWithin, type Scope } from '../shared/scope.ts';
import { MatrixTools } from './matrix-tools.tsx';
import {
  moduleWord,
  permissionWord,
  reachChanges,
  scopeWord,
  sought,
  type Permission,
  type Reach,
  type Sought,
} from './permission-words.ts';
import { ReachDiff } from './reach-diff.tsx';

/** From "not held" to the whole company; the columns of the matrix. */
const REACHES = ['', ...SCOPES] as const;
const ROW =
  'grid grid-cols-[minmax(0,1fr)_repeat(5,5.5rem)] max-sm:grid-cols-5 items-center ' +
  'gap-x-2 px-3 py-0.5 border-b border-line last:border-0';

export interface PermissionMatrixProps {
  readonly permissions: readonly Permission[];
  readonly reach: Reach;
  /** What the role holds now; the difference is shown before it is saved. */
  readonly before: Reach;
  readonly roleId?: string | undefined;
  onChange(reach: Reach): void;
}

/** Every permission by module, and how far the role holds it; what is not held is seen as well. */
export function PermissionMatrix(props: PermissionMatrixProps) {
  const { permissions, reach, before, roleId, onChange } = props;
  const isRead = use(FieldMode) === 'read';
  const [look, setLook] = useState<Sought>({ search: '', module: '', showing: 'all' });
  const [otherId, setOtherId] = useState('');
  const other = useReachOf(otherId);
  const rows = useMemo(
    () => sought(permissions, look, { reach, before, other }),
    [permissions, look, reach, before, other],
  );
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
      <h2 className="text-heading font-semibold pb-3">
        {t('identity.permissions')}{' '}
        <span className="text-muted font-normal figures">
          {t('identity.held_of', { held: Object.keys(reach).length, all: permissions.length })}
        </span>
      </h2>
      <MatrixTools
        {...{ permissions, look, roleId }}
        other={otherId}
        onLook={(change) => setLook({ ...look, ...change })}
        onOther={setOtherId}
      />
      <div
        className="border border-line rounded-md bg-surface"
        role="table"
        aria-label={t('identity.permissions')}
      >
        <Heads />
        {[...Map.groupBy(rows, (row) => row.module)].map(([module, some]) => (
          <ModuleRows key={module} {...{ module, rows: some, reach, other, isRead, give }} />
        ))}
        {rows.length === 0 && <p className="text-muted p-4">{t('kit.nothing_found')}</p>}
      </div>
      {!isRead && (
        <ReachDiff
          changes={reachChanges(before, reach)}
          onUndo={({ name, from }) => give([name], from)}
        />
      )}
    </section>
  );
}

function Heads() {
  return (
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
  );
}

/** How far another role holds each permission; null while there is none to compare with. */
function useReachOf(roleId: string): Reach | null {
  const query = useQueryOf('identity.get_role', { roleId }, { when: roleId !== '' });
  const { data } = query;
  return useMemo(
    () =>
      roleId && data
        ? Object.fromEntries(data.permissions.map((one) => [one.permission, one.scope]))
        : null,
    [roleId, data],
  );
}

interface ModuleRowsProps {
  readonly module: string;
  readonly rows: readonly Permission[];
  readonly reach: Reach;
  readonly other: Reach | null;
  readonly isRead: boolean;
  give(names: readonly string[], scope: Scope | ''): void;
}

function ModuleRows({ module, rows, reach, other, isRead, give }: ModuleRowsProps) {
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
          other={other && (other[row.name] ?? '')}
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
  /** How far the role that is compared holds it; null without one. */
  readonly other: Scope | '' | null;
  readonly isRead: boolean;
  give(names: readonly string[], scope: Scope | ''): void;
}

function PermissionRow({ row, now, other, isRead, give }: PermissionRowProps) {
  const word = permissionWord(row.name);
  return (
    <div className={`${ROW} ${now ? '' : 'text-muted'}`} role="row">
      <span role="rowheader" className="py-1 min-w-0 max-sm:col-span-5">
        {word}
        <span className="text-muted text-small ms-2">{row.code}</span>
        {other !== null && other !== now && (
          <span className="text-accent text-small block">
            {t('identity.other_has', { scope: scopeWord(other) })}
          </span>
        )}
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
                onKeyDown={toNeighbour}
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

/** Up and down go to the row above or below; left and right choose the reach, as radios do. */
function toNeighbour(event: KeyboardEvent<HTMLInputElement>) {
  const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const table = event.currentTarget.closest('[role=table]');
  const rows = [...(table?.querySelectorAll<HTMLElement>('[role=row]') ?? [])].filter((row) =>
    row.querySelector('input[type=radio]'),
  );
  const here = rows.findIndex((row) => row.contains(event.currentTarget));
  const next = rows[here + step];
  const chosen = next?.querySelector<HTMLElement>('input:checked') ?? next?.querySelector('input');
  chosen?.focus();
}
