import { t, type Column, type MenuGroup } from '@poros/ui';
import { GRAINS } from '@poros/kernel/shared/conditions';
import type { FilterColumn } from './list-conditions.ts';
import type { ListState } from './list-state.ts';

const isDay = ({ type }: FilterColumn) => type === 'date' || type === 'timestamptz';

/** By what rows can be gathered; a date by month, quarter, year or day. */
export function groupsOf(
  filterable: readonly FilterColumn[],
  state: Pick<ListState, 'group' | 'change'>,
): MenuGroup[] {
  const able = filterable.filter(({ type }) => type !== 'numeric' && type !== 'integer');
  if (able.length === 0) return [];
  const entry = (id: string | undefined, word: string) => ({
    word,
    isChecked: state.group === id,
    run: () => state.change({ group: id }),
  });
  return [
    {
      word: t('kit.group'),
      entries: [
        entry(undefined, t('kit.group_off')),
        ...able.filter((one) => !isDay(one)).map((one) => entry(one.id, one.word)),
      ],
    },
    ...able
      .filter(isDay)
      .map((one) => ({
        word: one.word,
        entries: GRAINS.map((grain) => entry(`${one.id}.${grain}`, t(`kit.grain.${grain}`))),
      })),
  ];
}

/** The word of the column that gathers the rows now. */
export const groupedBy = (
  filterable: readonly FilterColumn[],
  { group }: Pick<ListState, 'group'>,
): string | undefined => filterable.find((one) => one.id === group?.split('.')[0])?.word;

/** By what rows can be ordered, and which way round: two groups of choices. */
export function sortsOf(
  columns: readonly Column<unknown>[],
  state: Pick<ListState, 'sort' | 'change'>,
): MenuGroup[] {
  const now = state.sort?.replace(/^-/, '');
  const isDown = state.sort?.startsWith('-') ?? false;
  const put = (field: string | undefined, down: boolean) => () =>
    field && state.change({ sort: down ? `-${field}` : field });
  return [
    {
      word: t('kit.sort_way'),
      entries: [
        { word: t('kit.sort_up'), isChecked: !isDown, run: put(now, false) },
        { word: t('kit.sort_down'), isChecked: isDown, run: put(now, true) },
      ],
    },
    {
      word: t('kit.sort_by'),
      entries: columns.flatMap(({ sort, head }) =>
        sort ? [{ word: head, isChecked: sort === now, run: put(sort, isDown) }] : [],
      ),
    },
  ];
}

/** 'Date ↓' */
export function sortedBy(
  columns: readonly Column<unknown>[],
  { sort }: Pick<ListState, 'sort'>,
): string | undefined {
  const column = columns.find((one) => one.sort && one.sort === sort?.replace(/^-/, ''));
  return column && `${column.head} ${sort?.startsWith('-') ? '↓' : '↑'}`;
}
