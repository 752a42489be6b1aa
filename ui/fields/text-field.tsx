import type { HTMLInputTypeAttribute, KeyboardEvent, ReactNode } from 'react';
import { FieldFrame, type FieldProps } from './field.tsx';

export interface TextFieldProps extends FieldProps<string> {
  readonly isMultiline?: boolean | undefined;
  readonly type?: HTMLInputTypeAttribute | undefined;
  readonly placeholder?: string | undefined;
  readonly autoComplete?: string | undefined;
  readonly maxLength?: number | undefined;
  readonly before?: ReactNode;
  readonly after?: ReactNode;
  onKeyDown?: ((event: KeyboardEvent) => void) | undefined;
}

export function TextField(props: TextFieldProps) {
  const { value, onChange, isMultiline, type = 'text', before, after } = props;
  return (
    <FieldFrame
      field={props}
      text={type === 'password' ? '••••' : value}
      theirText={String(props.theirs?.value ?? '')}
    >
      {({ id, describedBy }) => {
        const common = {
          id,
          value,
          name: props.name,
          disabled: props.isDisabled,
          required: props.isRequired,
          maxLength: props.maxLength,
          autoFocus: props.autoFocus,
          placeholder: props.placeholder,
          autoComplete: props.autoComplete ?? 'off',
          'aria-invalid': props.error ? true : undefined,
          'aria-describedby': describedBy,
          onKeyDown: props.onKeyDown,
        };
        return (
          <span
            className="po-box"
            data-invalid={props.error ? '' : undefined}
            data-disabled={props.isDisabled ? '' : undefined}
          >
            {before && <span className="po-affix">{before}</span>}
            {isMultiline ? (
              <textarea rows={3} {...common} onChange={(event) => onChange?.(event.target.value)} />
            ) : (
              <input type={type} {...common} onChange={(event) => onChange?.(event.target.value)} />
            )}
            {after && <span className="po-affix">{after}</span>}
          </span>
        );
      }}
    </FieldFrame>
  );
}
