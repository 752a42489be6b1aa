import { DateField, MoneyField, QuantityField, TextField, useWords } from '@poros/ui';
import { valuesOf, type Condition } from '@poros/kernel/shared/conditions';
import type { FilterColumn } from './list-conditions.ts';

export interface ConditionValuesProps {
  readonly column: FilterColumn;
  readonly condition: Condition;
  onChange(values: readonly string[]): void;
}

/** The fields that an operator needs: none, one, two, or ticks for the words of a list. */
export function ConditionValues({ column, condition, onChange }: ConditionValuesProps) {
  const { t } = useWords();
  const wanted = valuesOf(condition.operator);
  const [first = '', second = ''] = condition.values;
  if (wanted === 0) return <span />;
  if (wanted === 'many')
    return <Words column={column} values={condition.values} onChange={onChange} />;
  if (wanted === 1)
    return (
      <ValueField
        column={column}
        label={t('kit.value')}
        value={first}
        onChange={(value) => onChange(value ? [value] : [])}
      />
    );
  return (
    <div className="flex gap-1 min-w-0">
      <ValueField
        column={column}
        label={t('kit.value_from')}
        value={first}
        onChange={(value) => onChange([value, second])}
      />
      <ValueField
        column={column}
        label={t('kit.value_to')}
        value={second}
        onChange={(value) => onChange([first, value])}
      />
    </div>
  );
}

interface ValueFieldProps {
  readonly column: FilterColumn;
  readonly label: string;
  readonly value: string;
  onChange(value: string): void;
}

function ValueField({ column, ...field }: ValueFieldProps) {
  const props = { ...field, isLabelHidden: true };
  switch (column.type) {
    case 'date':
    case 'timestamptz':
      return <DateField {...props} />;
    case 'numeric':
    case 'integer':
      return column.isMoney ? <MoneyField {...props} /> : <QuantityField {...props} />;
    default:
      return <TextField {...props} />;
  }
}

interface WordsProps {
  readonly column: FilterColumn;
  readonly values: readonly string[];
  onChange(values: readonly string[]): void;
}

function Words({ column, values, onChange }: WordsProps) {
  const known = column.choices.some((choice) => values.includes(choice.value));
  const others = values.filter((value) => !column.choices.some((one) => one.value === value));
  const choices = [...column.choices, ...others.map((value) => ({ value, word: value }))];
  return (
    <div
      className="po-words"
      role="group"
      aria-label={column.word}
      data-empty={known ? undefined : ''}
    >
      {choices.map((choice) => (
        <label key={choice.value} className="po-word">
          <input
            type="checkbox"
            className="po-tick"
            checked={values.includes(choice.value)}
            onChange={(event) =>
              onChange(
                event.target.checked
                  ? [...values, choice.value]
                  : values.filter((one) => one !== choice.value),
              )
            }
          />
          {choice.word}
        </label>
      ))}
    </div>
  );
}
