import { Select } from '@base-ui/react/select';
import { Check, ChevronDown } from '../icons.ts';
import { useWords } from '../words.ts';
import { FieldFrame, type FieldProps } from './field.tsx';

export interface Choice<V extends string = string> {
  readonly value: V;
  readonly word: string;
}

export interface SelectFieldProps<V extends string> extends FieldProps<V | ''> {
  readonly choices: readonly Choice<V>[];
  readonly placeholder?: string | undefined;
}

/** One of a few known words. For parties, items and anything long use SearchPicker. */
export function SelectField<V extends string>(props: SelectFieldProps<V>) {
  const { t } = useWords();
  const chosen = props.choices.find((choice) => choice.value === props.value);
  return (
    <FieldFrame
      field={props}
      text={chosen?.word}
      theirText={props.choices.find((choice) => choice.value === props.theirs?.value)?.word}
    >
      {({ id, labelId, describedBy }) => (
        <Select.Root<V | ''>
          value={props.value}
          modal={false}
          disabled={props.isDisabled ?? false}
          onValueChange={(value) => props.onChange?.(value ?? '')}
        >
          <Select.Trigger
            id={id}
            className="po-box"
            aria-labelledby={`${labelId} ${id}`}
            aria-describedby={describedBy}
            data-invalid={props.error ? '' : undefined}
            aria-invalid={props.error ? true : undefined}
          >
            <span className="po-value" data-empty={chosen ? undefined : ''}>
              {chosen?.word ?? props.placeholder ?? t('ui.choose')}
            </span>
            <ChevronDown size={16} className="text-muted" aria-hidden="true" />
          </Select.Trigger>
          <Select.Portal>
            <Select.Positioner
              className="po-layer"
              sideOffset={4}
              alignItemWithTrigger={false}
              collisionPadding={8}
            >
              <Select.Popup className="po-popup po-menu min-w-(--anchor-width)!">
                {props.choices.map((choice) => (
                  <Select.Item key={choice.value} value={choice.value} className="po-menu-item">
                    <Select.ItemText className="po-menu-word">{choice.word}</Select.ItemText>
                    <Select.ItemIndicator>
                      <Check size={16} />
                    </Select.ItemIndicator>
                  </Select.Item>
                ))}
              </Select.Popup>
            </Select.Positioner>
          </Select.Portal>
        </Select.Root>
      )}
    </FieldFrame>
  );
}
