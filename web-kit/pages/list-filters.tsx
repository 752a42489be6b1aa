import { Popover } from '@base-ui/react/popover';
import {
  Button,
  CheckboxField,
  DateField,
  IconButton,
  Menu,
  SearchPicker,
  SelectField,
  TextField,
  format,
  useKeyLayer,
  useWords,
  type Pick,
} from '@poros/ui';
import { ListFilter as ListFilterIcon, Plus, X } from '@poros/ui/icons';
import { CONDITIONS_MAX, valuesOf, type Condition } from '@poros/kernel/shared/conditions';
import { useRef, useState } from 'react';
import { conditionWords, operatorsOf, operatorWord, type FilterColumn } from './list-conditions.ts';
import { ConditionValues } from './list-values.tsx';
import type { ListFilter, ListState } from './list-state.ts';

interface FilterProps {
  readonly filters: readonly ListFilter[];
  readonly columns: readonly FilterColumn[];
  readonly state: ListState;
}

export interface FilterPanelProps extends FilterProps {
  readonly isOpen: boolean;
  onOpen(isOpen: boolean): void;
}

/** All filters of a list in one panel; each takes effect at once. */
export function FilterPanel(props: FilterPanelProps) {
  const { filters, columns, state, isOpen, onOpen } = props;
  const { t } = useWords();
  const count = filterCount(state);
  useKeyLayer(isOpen);
  return (
    <Popover.Root open={isOpen} onOpenChange={onOpen}>
      <Popover.Trigger
        render={
          <Button look="quiet" icon={ListFilterIcon}>
            {count > 0 ? t('kit.filter_n', { n: count }) : t('kit.filter')}
          </Button>
        }
      />
      <Popover.Portal>
        <Popover.Positioner className="po-layer" align="end" sideOffset={4} collisionPadding={8}>
          <Popover.Popup className="po-popup po-filters" aria-label={t('kit.filter')}>
            <FilterFields filters={filters} columns={columns} state={state} />
            <div className="flex justify-between pt-1">
              <Button look="quiet" disabled={count === 0} onClick={state.clearFilters}>
                {t('kit.filter_clear')}
              </Button>
              <Button onClick={() => onOpen(false)}>{t('kit.done')}</Button>
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** How many filters are on. */
export const filterCount = ({ set, conditions }: ListState): number =>
  Object.keys(set).length + conditions.length;

/** Every filter of a list as fields. */
export function FilterFields({ filters, columns, state }: FilterProps) {
  return (
    <>
      {filters.length > 0 && (
        <div className="grid gap-3 sm:grid-cols-2">
          {filters.map((filter) => (
            <FilterField key={filter.id} filter={filter} state={state} />
          ))}
        </div>
      )}
      <Conditions columns={columns} state={state} />
    </>
  );
}

/** Column, operator and value, one under the other; all of them hold together. */
function Conditions({ columns, state }: Omit<FilterProps, 'filters'>) {
  const { t } = useWords();
  // What is being written stands here too: a condition without a value is not sent yet.
  const [draft, setDraft] = useState<readonly Condition[]>(state.conditions);
  const adding = useRef<HTMLDivElement>(null);
  function put(next: readonly Condition[]) {
    setDraft(next);
    state.setConditions(next.filter((one) => one.values.length > 0 || !valuesOf(one.operator)));
  }
  function add(column: FilterColumn) {
    const operators = operatorsOf(column);
    const operator = operators.find((one) => one === 'ge') ?? operators[0];
    if (!operator) return;
    put([...draft, { column: column.id, operator, values: [] }]);
    requestAnimationFrame(() => adding.current?.scrollIntoView({ block: 'nearest' }));
  }
  // One is left for a group, which is a condition too.
  const isFull = draft.length >= CONDITIONS_MAX - 1;
  return (
    <div className="flex flex-col gap-2" role="group" aria-label={t('kit.conditions')}>
      {draft.map((condition, index) => (
        <ConditionRow
          // A condition has no name but its place.
          // oxlint-disable-next-line react/no-array-index-key -- see above
          key={index}
          condition={condition}
          columns={columns}
          onChange={(next) => put(draft.map((one, nth) => (nth === index ? next : one)))}
          onRemove={() => put(draft.filter((_, nth) => nth !== index))}
        />
      ))}
      {columns.length > 0 && (
        <div ref={adding}>
          <Menu
            align="start"
            trigger={
              <Button size="small" look="quiet" icon={Plus} disabled={isFull}>
                {t('kit.condition_add')}
              </Button>
            }
            groups={[
              { entries: columns.map((column) => ({ word: column.word, run: () => add(column) })) },
            ]}
          />
        </div>
      )}
    </div>
  );
}

interface ConditionRowProps {
  readonly condition: Condition;
  readonly columns: readonly FilterColumn[];
  onChange(condition: Condition): void;
  onRemove(): void;
}

function ConditionRow({ condition, columns, onChange, onRemove }: ConditionRowProps) {
  const { t } = useWords();
  const column = columns.find((one) => one.id === condition.column);
  if (!column) return null;
  const operators = [...new Set([...operatorsOf(column), condition.operator])];
  return (
    <div className="po-condition">
      <span className="po-condition-name">{column.word}</span>
      <SelectField
        isLabelHidden
        label={t('kit.operator')}
        value={condition.operator}
        choices={operators.map((value) => ({ value, word: operatorWord(value, column.type) }))}
        onChange={(operator) => {
          if (operator === '') return;
          const isAlike = valuesOf(operator) === valuesOf(condition.operator);
          onChange({ ...condition, operator, values: isAlike ? condition.values : [] });
        }}
      />
      <ConditionValues
        column={column}
        condition={condition}
        onChange={(values) => onChange({ ...condition, values })}
      />
      <IconButton
        icon={X}
        word={t('kit.filter_remove', { word: column.word })}
        onClick={onRemove}
      />
    </div>
  );
}

function FilterField({ filter, state }: { filter: ListFilter; state: ListState }) {
  const { t } = useWords();
  const now = state.set[filter.id];
  const value = now?.value ?? '';
  const [picked, setPicked] = useState<Pick | null>(now ? { id: now.value, name: now.word } : null);
  const set = (next: string) => state.setFilter(filter.id, next);
  switch (filter.kind) {
    case 'choice':
      return (
        <SelectField
          label={filter.word}
          value={value}
          choices={[{ value: '', word: t('kit.all') }, ...filter.choices]}
          onChange={set}
        />
      );
    case 'date':
      return <DateField label={filter.word} value={value} onChange={set} />;
    case 'yes':
      return (
        <CheckboxField
          label={filter.word}
          value={value === 'true'}
          onChange={(next) => set(next ? 'true' : '')}
        />
      );
    case 'pick':
      return (
        <SearchPicker
          label={filter.word}
          value={picked}
          search={filter.search}
          onChange={(next) => {
            setPicked(next);
            state.setFilter(filter.id, next?.id ?? '', next?.name);
          }}
        />
      );
    case 'text':
      return <TextField label={filter.word} value={value} onChange={set} />;
  }
}

/** The filters that are on, each with its way out. */
export function FilterChips({ filters, columns, state, onEdit }: FilterProps & { onEdit(): void }) {
  const { t } = useWords();
  const on = filters.filter((filter) => state.set[filter.id]);
  if (on.length === 0 && state.conditions.length === 0) return null;
  return (
    <div className="po-chips">
      {on.map((filter) => (
        <Chip
          key={filter.id}
          word={filter.word}
          says={valueWord(filter, state)}
          onEdit={onEdit}
          onRemove={() => state.setFilter(filter.id, '')}
        />
      ))}
      {state.conditions.map((condition, index) => {
        const { column, says } = conditionWords(condition, columns);
        return (
          <Chip
            // A condition has no name but its place.
            // oxlint-disable-next-line react/no-array-index-key -- see above
            key={`${condition.column} ${index}`}
            word={column}
            says={says}
            onEdit={onEdit}
            onRemove={() => state.setConditions(state.conditions.filter((_, nth) => nth !== index))}
          />
        );
      })}
      <Button size="small" look="quiet" onClick={state.clearFilters}>
        {t('kit.filter_clear')}
      </Button>
    </div>
  );

  function valueWord(filter: ListFilter, { set }: ListState): string {
    const now = set[filter.id];
    if (!now) return '';
    if (filter.kind === 'choice')
      return filter.choices.find((choice) => choice.value === now.value)?.word ?? now.value;
    if (filter.kind === 'date') return format.date(now.value);
    return filter.kind === 'yes' ? t('ui.yes') : now.word;
  }
}

interface ChipProps {
  readonly word: string;
  readonly says: string;
  onEdit(): void;
  onRemove(): void;
}

function Chip({ word, says, onEdit, onRemove }: ChipProps) {
  const { t } = useWords();
  return (
    <span className="po-chip">
      <button type="button" onClick={onEdit}>
        {word}: <b>{says}</b>
      </button>
      <button type="button" aria-label={t('kit.filter_remove', { word })} onClick={onRemove}>
        <X size={14} />
      </button>
    </span>
  );
}
