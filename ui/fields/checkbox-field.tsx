import { use, useId } from 'react';
import { useWords } from '../words.ts';
import { FieldMode, TheirsLine, type FieldProps } from './field.tsx';

export function CheckboxField(props: FieldProps<boolean>) {
  const { t } = useWords();
  const id = useId();
  const isRead = use(FieldMode) === 'read' || props.isReadOnly;
  if (isRead) {
    return (
      <div className="po-field">
        <span className="po-label">{props.label}</span>
        <div className="po-read">{t(props.value ? 'ui.yes' : 'ui.no')}</div>
      </div>
    );
  }
  return (
    <div className="po-field" data-field={props.name}>
      <label className="po-check" htmlFor={id}>
        <input
          id={id}
          type="checkbox"
          className="po-tick"
          checked={props.value}
          disabled={props.isDisabled}
          name={props.name}
          onChange={(event) => props.onChange?.(event.target.checked)}
          aria-describedby={props.hint || props.error ? `${id}-help` : undefined}
        />
        <span className={props.isLabelHidden ? 'sr-only' : undefined}>{props.label}</span>
      </label>
      {props.theirs && (
        <TheirsLine theirs={props.theirs} text={t(props.theirs.value ? 'ui.yes' : 'ui.no')} />
      )}
      {(props.error ?? props.hint) && (
        <span id={`${id}-help`} className={props.error ? 'po-error' : 'po-help'}>
          {props.error ?? props.hint}
        </span>
      )}
    </div>
  );
}
