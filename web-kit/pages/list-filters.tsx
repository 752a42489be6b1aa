import { Popover } from '@base-ui/react/popover';
import {
  Button,
  CheckboxField,
  DateField,
  SearchPicker,
  SelectField,
  TextField,
  format,
  useKeyLayer,
  useWords,
  type Pick,
} from '@poros/ui';
import { ListFilter as ListFilterIcon, X } from '@poros/ui/icons';
import { useState } from 'react';
import type { ListFilter, ListState } from './list-state.ts';

interface FilterProps {
  readonly filters: readonly ListFilter[];
  readonly state: ListState;
}

export interface FilterPanelProps extends FilterProps {
  readonly isOpen: boolean;
  onOpen(isOpen: boolean): void;
}

/** All filters of a list in one panel; each takes effect at once. */
export function FilterPanel({ filters, state, isOpen, onOpen }: FilterPanelProps) {
  const { t } = useWords();
  const count = Object.keys(state.set).length;
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
          <Popover.Popup
            className="po-popup p-4 w-80 flex flex-col gap-3"
            aria-label={t('kit.filter')}
          >
            {filters.map((filter) => (
              <FilterField key={filter.id} filter={filter} state={state} />
            ))}
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

function FilterField({ filter, state }: { filter: ListFilter; state: ListState }) {
  const { t } = useWords();
  const now = state.set[filter.id];
  const value = now?.value ?? '';
  const [picked, setPicked] = useState<Pick | null>(now ? { id: now.value, name: now.word } : null);
  switch (filter.kind) {
    case 'choice':
      return (
        <SelectField
          label={filter.word}
          value={value}
          choices={[{ value: '', word: t('kit.all') }, ...filter.choices]}
          onChange={(next) => state.setFilter(filter.id, next)}
        />
      );
    case 'date':
      return (
        <DateField
          label={filter.word}
          value={value}
          onChange={(next) => state.setFilter(filter.id, next)}
        />
      );
    case 'yes':
      return (
        <CheckboxField
          label={filter.word}
          value={value === 'true'}
          onChange={(next) => state.setFilter(filter.id, next ? 'true' : '')}
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
      return (
        <TextField
          label={filter.word}
          value={value}
          onChange={(next) => state.setFilter(filter.id, next)}
        />
      );
  }
}

/** The filters that are on, each with its way out. */
export function FilterChips({ filters, state, onEdit }: FilterProps & { onEdit(): void }) {
  const { t } = useWords();
  const on = filters.filter((filter) => state.set[filter.id]);
  if (on.length === 0) return null;
  return (
    <div className="po-chips">
      {on.map((filter) => (
        <span key={filter.id} className="po-chip">
          <button type="button" onClick={onEdit}>
            {filter.word}: <b>{valueWord(filter, state)}</b>
          </button>
          <button
            type="button"
            aria-label={t('kit.filter_remove', { word: filter.word })}
            onClick={() => state.setFilter(filter.id, '')}
          >
            <X size={14} />
          </button>
        </span>
      ))}
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
