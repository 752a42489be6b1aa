import { BottomSheet, Button, useWords, type MenuEntry, type MenuGroup } from '@poros/ui';
import {
  ArrowDown,
  Check,
  ChevronRight,
  Columns3,
  Download,
  Group,
  Layers,
  ListFilter,
  Upload,
  type Icon,
} from '@poros/ui/icons';
import { Fragment, useEffect, useRef, useState, type ReactNode } from 'react';
import { useGo } from '../navigation.tsx';
import { ColumnList } from './list-columns.tsx';
import { exportGroup } from './list-exporting.tsx';
import { FilterFields, filterCount } from './list-filters.tsx';
import { mayImport, type BarProps } from './list-head.tsx';
import { groupedBy, groupsOf, sortedBy, sortsOf } from './list-orders.ts';
import { viewGroups } from './list-views.tsx';

type Pane = 'views' | 'filters' | 'sort' | 'group' | 'columns' | 'export';

interface PaneLook {
  readonly icon: Icon;
  readonly word: string;
  /** What is chosen now. */
  readonly value?: string | undefined;
  readonly body: ReactNode;
  readonly foot?: ReactNode;
}

/** The tools of a list on a phone: what is chosen now at a glance, each choice one step further. */
export function ListSheet(
  props: BarProps & { readonly first?: Pane | undefined; onClose(): void },
) {
  const { t } = useWords();
  const go = useGo();
  const { onClose, page } = props;
  const [pane, setPane] = useState<Pane | undefined>(props.first);
  const [from, setFrom] = useState<Pane | undefined>(props.first);
  const body = useRef<HTMLDivElement>(null);
  const panes = usePanes(props);
  const now = pane && panes[pane];
  // What was pressed has gone with its pane: the focus goes to the first thing of the next one.
  useEffect(() => {
    const wanted = pane ? 'button, input, select' : `[data-pane="${from ?? 'views'}"]`;
    body.current?.querySelector<HTMLElement>(wanted)?.focus();
  }, [pane, from]);
  const back = () => {
    setFrom(pane);
    setPane(undefined);
  };
  return (
    <BottomSheet
      isOpen
      title={now?.word ?? t('kit.sheet')}
      onClose={onClose}
      onBack={pane ? back : undefined}
      actions={
        pane && (
          <>
            {now?.foot}
            <Button look="primary" onClick={onClose}>
              {t('kit.sheet_show')}
            </Button>
          </>
        )
      }
    >
      <div ref={body}>
        {now
          ? now.body
          : (Object.entries(panes) as [Pane, PaneLook][]).map(([id, look]) => (
              <Row
                key={id}
                id={id}
                icon={look.icon}
                word={look.word}
                value={look.value}
                onPress={() => setPane(id)}
              />
            ))}
        {!pane && page.importKind && mayImport(page.create?.permission) && (
          <Row
            id="import"
            icon={Upload}
            word={t('kit.import')}
            onPress={() => go('/imports/new', { search: { kind: page.importKind } })}
          />
        )}
      </div>
    </BottomSheet>
  );
}

/** The panes a list has; a list that cannot be grouped has none for that. */
function usePanes(props: BarProps & { onClose(): void }): Partial<Record<Pane, PaneLook>> {
  const { t } = useWords();
  const { state, filterable, filters, choice, viewing, page, exporting, onClose } = props;
  const sorts = sortsOf(page.columns, state);
  const groups = groupsOf(filterable, state);
  const count = filterCount(state);
  const shown = choice.shown.length;
  const all = page.columns.length;
  return {
    views: {
      icon: Layers,
      word: t('kit.views'),
      value: viewing.word,
      body: <Entries title={t('kit.views')} groups={viewGroups(viewing)} onDone={onClose} />,
    },
    ...((filters.length > 0 || filterable.length > 0) && {
      filters: {
        icon: ListFilter,
        word: t('kit.filter'),
        value: count > 0 ? t('kit.filters_on', { n: count }) : t('kit.filters_off'),
        body: (
          <div className="flex flex-col gap-4 px-2">
            <FilterFields filters={filters} columns={filterable} state={state} />
          </div>
        ),
        foot: (
          <Button look="quiet" disabled={count === 0} onClick={state.clearFilters}>
            {t('kit.filter_clear')}
          </Button>
        ),
      },
    }),
    ...((sorts[1]?.entries.length ?? 0) > 0 && {
      sort: {
        icon: ArrowDown,
        word: t('kit.sort'),
        value: sortedBy(page.columns, state),
        body: <Entries title={t('kit.sort')} groups={sorts} />,
      },
    }),
    ...(groups.length > 0 && {
      group: {
        icon: Group,
        word: t('kit.group'),
        value: groupedBy(filterable, state) ?? t('kit.group_off'),
        body: <Entries title={t('kit.group')} groups={groups} />,
      },
    }),
    columns: {
      icon: Columns3,
      word: t('kit.columns'),
      value: t('kit.columns_shown', { n: shown, all }),
      body: (
        <div className="px-2">
          <ColumnList columns={page.columns} choice={choice} isCards />
        </div>
      ),
      foot: (
        <Button look="quiet" onClick={() => choice.change(null)}>
          {t('kit.columns_reset')}
        </Button>
      ),
    },
    export: {
      icon: Download,
      word: t('kit.export'),
      body: <Entries title={t('kit.export')} groups={[exportGroup(exporting)]} onDone={onClose} />,
    },
  };
}

interface RowProps {
  readonly id: string;
  readonly icon: Icon;
  readonly word: string;
  readonly value?: string | undefined;
  onPress(): void;
}

function Row({ id, icon: IconOf, word, value, onPress }: RowProps) {
  return (
    <button type="button" className="po-sheet-row" data-pane={id} onClick={onPress}>
      <IconOf size={20} aria-hidden="true" />
      <span className="po-sheet-word">{word}</span>
      <span className="po-sheet-value">{value}</span>
      <ChevronRight size={18} aria-hidden="true" />
    </button>
  );
}

interface EntriesProps {
  readonly groups: readonly MenuGroup[];
  /** What stands over the pane already. */
  readonly title: string;
  onDone?(): void;
}

/** The entries of a menu as rows a thumb can hit. */
function Entries({ groups, title, onDone }: EntriesProps) {
  return groups.map((group, nth) => (
    <Fragment key={group.word ?? nth}>
      {group.word && group.word !== title && <h3 className="po-menu-head">{group.word}</h3>}
      {group.entries.map((entry) => (
        <EntryRow
          key={entry.word}
          entry={entry}
          onPress={() => {
            entry.run?.();
            if (!entry.staysOpen) onDone?.();
          }}
        />
      ))}
    </Fragment>
  ));
}

function EntryRow({ entry, onPress }: { entry: MenuEntry; onPress(): void }) {
  const IconOf = entry.icon;
  return (
    <button
      type="button"
      className="po-sheet-row"
      disabled={entry.isDisabled}
      aria-pressed={entry.isChecked}
      data-danger={entry.isDanger ? '' : undefined}
      onClick={onPress}
    >
      {IconOf && <IconOf size={20} aria-hidden="true" />}
      <span className="po-sheet-word">
        {entry.word}
        {entry.reason && <span className="po-menu-reason">{entry.reason}</span>}
      </span>
      {entry.isChecked && <Check size={20} aria-hidden="true" />}
    </button>
  );
}
