import { quantity } from '../format.ts';
import { useWords } from '../words.ts';
import type { FieldProps } from './field.tsx';
import { FigureInput } from './number-field.tsx';
import type { Choice } from './select-field.tsx';

export interface QuantityInUnit {
  readonly quantity: string;
  readonly unit: string;
}

export interface QuantityUnitFieldProps extends FieldProps<QuantityInUnit> {
  readonly units: readonly Choice[];
  readonly decimals?: number | undefined;
}

/** A quantity and the unit it is counted in, side by side: 12 BOX. */
export function QuantityUnitField({ units, decimals = 6, ...props }: QuantityUnitFieldProps) {
  const { t } = useWords();
  const { value, onChange } = props;
  const word = units.find((one) => one.value === value.unit)?.word ?? value.unit;
  return (
    <FigureInput
      field={props}
      value={value.quantity}
      onChange={(next) => onChange?.({ ...value, quantity: next })}
      decimals={decimals}
      write={(text) => quantity(text)}
      read={(text) => quantity(text, word)}
      after={
        <select
          className="po-unit"
          aria-label={t('ui.unit_of', { label: props.label })}
          value={value.unit}
          disabled={props.isDisabled}
          onChange={(event) => onChange?.({ ...value, unit: event.target.value })}
        >
          {units.map((unit) => (
            <option key={unit.value} value={unit.value}>
              {unit.word}
            </option>
          ))}
        </select>
      }
    />
  );
}
