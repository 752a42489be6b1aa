import { Button, EmptyState, ErrorPanel, SkeletonRows, t, useWords } from '@poros/ui';
import { Plus, Upload } from '@poros/ui/icons';
import type { ReactNode } from 'react';
import { AskAccess } from '../ask-access.tsx';
import { useGo } from '../navigation.tsx';
import { wayOf } from '../operations.ts';
import { useQueryOf } from '../query.ts';
import { can, useSession } from '../session.ts';
import { mayImport, type ListFace, type ListParts } from './list-head.tsx';
import type { ListView } from './list-state.ts';

/**
 * A list without rows: still being read, refused, filtered away, nothing in this view, or nothing
 * at all yet. Each says why, and offers the one way on that the person may go.
 */
export function ListNothing({
  page,
  state,
  list,
  viewing,
}: Pick<ListParts, 'page' | 'state' | 'list' | 'viewing'>) {
  useWords();
  const view = page.views?.find((one) => one.id === state.view);
  const narrows = Object.keys(view?.input ?? {}).length > 0;
  const isEmpty = !list.problem && !list.isPending && !state.isFiltered;
  const whole = useQueryOf(
    page.op as never,
    { ...page.fixed, limit: 1 },
    { when: isEmpty && narrows },
  );
  const { total } = (whole.data ?? { total: 0 }) as { total?: number };
  if (list.problem)
    return (
      <div className="p-4 flex-1">
        <ErrorPanel trouble={list.problem} onRetry={list.retry} />
      </div>
    );
  if (list.isPending || (isEmpty && narrows && whole.isPending))
    return (
      <div className="flex-1">
        <SkeletonRows rows={12} />
      </div>
    );
  if (state.isFiltered)
    return (
      <Nothing
        title={
          state.search ? t('kit.nothing_found_for', { text: state.search }) : t('kit.nothing_found')
        }
        hint={t('kit.nothing_found_hint')}
      >
        <Button look="primary" onClick={state.clearFilters}>
          {t('kit.filter_clear')}
        </Button>
      </Nothing>
    );
  if (view && narrows && (total ?? 0) > 0) {
    const wider = widest(page.views ?? [], view);
    return (
      <Nothing
        title={t('kit.nothing_in_view', { view: view.word })}
        hint={t('kit.nothing_in_view_hint', { title: page.title })}
      >
        {wider && (
          <Button onClick={() => viewing.choose(wider.id)}>
            {t('kit.view_show', { view: wider.word })}
          </Button>
        )}
      </Nothing>
    );
  }
  return <NothingYet page={page} />;
}

/** There is none yet: what belongs here, and how the first one comes, by whoever may bring it. */
function NothingYet({ page }: { readonly page: ListFace }) {
  const go = useGo();
  const { create, empty, importKind } = page;
  const mayCreate = create && can(create.permission ?? '');
  const mayBring = importKind !== undefined && mayImport(create?.permission);
  const reach = useReach(page.op);
  const lacking = create?.permission && !mayCreate ? create.permission : undefined;
  const hint = [
    empty.hint,
    reach,
    lacking && t('kit.empty_no_right', { permission: t(`permission.${lacking}`) }),
  ];
  return (
    <Nothing title={empty.title} hint={hint.filter(Boolean).join(' ')}>
      {mayCreate && (
        <Button look="primary" icon={Plus} keys="N" onClick={() => go(create.to)}>
          {create.word}
        </Button>
      )}
      {mayBring && (
        <Button icon={Upload} onClick={() => go('/imports/new', { search: { kind: importKind } })}>
          {t('kit.import')}
        </Button>
      )}
      {lacking && <AskAccess permission={lacking} />}
    </Nothing>
  );
}

interface NothingProps {
  readonly title: string;
  readonly hint: string;
  readonly children?: ReactNode;
}

const Nothing = ({ title, hint, children }: NothingProps) => (
  <div className="flex-1 flex">
    <EmptyState title={title} hint={hint}>
      {children}
    </EmptyState>
  </div>
);

/** Somebody who sees only a part is told which, so that nothing is taken for all there is. */
function useReach(operation: string): string | undefined {
  const { permissions } = useSession();
  const scope = permissions[wayOf(operation)[2]];
  return scope === undefined || scope === 'all' ? undefined : t(`kit.reach.${scope}`);
}

/** The view that leaves most in, other than the one that is shown. */
const widest = (views: readonly ListView[], now: ListView): ListView | undefined =>
  views.filter((one) => one.id !== now.id).toSorted((a, b) => sizeOf(a) - sizeOf(b))[0];
const sizeOf = ({ input = {} }: ListView): number => Object.keys(input).length;
