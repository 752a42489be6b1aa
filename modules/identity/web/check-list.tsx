import { FieldMode } from '@poros/ui';
import { use, useId } from 'react';

export interface CheckChoice {
  readonly value: string;
  readonly word: string;
  readonly detail?: string | undefined;
}

export interface CheckListProps {
  readonly label: string;
  readonly choices: readonly CheckChoice[];
  readonly value: readonly string[];
  onChange?: ((value: string[]) => void) | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly error?: string | undefined;
  readonly hint?: string | undefined;
}

/** Some of a few: every choice is in sight, so that what is not given is seen too. */
export function CheckList(props: CheckListProps) {
  const { choices, value, onChange } = props;
  const id = useId();
  const isRead = use(FieldMode) === 'read' || props.isReadOnly;
  const help = props.error ?? props.hint;
  if (isRead) {
    const chosen = choices.filter((choice) => value.includes(choice.value));
    return (
      <div className="po-field" role="group" aria-labelledby={id}>
        <span className="po-label" id={id}>
          {props.label}
        </span>
        <div className="po-read">{chosen.map((choice) => choice.word).join(', ') || '–'}</div>
      </div>
    );
  }
  return (
    <fieldset className="po-field min-w-0">
      <legend className="po-label">{props.label}</legend>
      <div className="grid sm:grid-cols-2 gap-x-6">
        {choices.map((choice) => (
          <label key={choice.value} className="po-check min-w-0">
            <input
              type="checkbox"
              className="po-tick flex-none"
              checked={value.includes(choice.value)}
              onChange={(event) =>
                onChange?.(
                  event.target.checked
                    ? [...value, choice.value]
                    : value.filter((one) => one !== choice.value),
                )
              }
            />
            <span className="min-w-0 truncate">{choice.word}</span>
            {choice.detail && <span className="text-muted">{choice.detail}</span>}
          </label>
        ))}
      </div>
      {help && <span className={props.error ? 'po-error' : 'po-help'}>{help}</span>}
    </fieldset>
  );
}
