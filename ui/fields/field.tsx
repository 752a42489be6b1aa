import { createContext, use, useId, type ReactNode } from 'react';
import { CircleAlert } from '../icons.ts';
import { useWords } from '../words.ts';

/** What every field takes. Spread `form.field('name')` of a form into it. */
export interface FieldProps<V> {
  readonly label: string;
  readonly value: V;
  onChange?: ((value: V) => void) | undefined;
  readonly error?: string | undefined;
  readonly hint?: ReactNode;
  readonly name?: string | undefined;
  readonly isRequired?: boolean | undefined;
  readonly isReadOnly?: boolean | undefined;
  readonly isDisabled?: boolean | undefined;
  readonly isLabelHidden?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  /** What somebody else stored here while this one was typed; the person decides. */
  readonly theirs?: Theirs | undefined;
}

export interface Theirs {
  readonly value: unknown;
  take(): void;
  keep(): void;
}

/** `read` shows values as text until somebody presses Edit. */
export const FieldMode = createContext<'edit' | 'read'>('edit');

export interface FieldParts {
  readonly id: string;
  readonly labelId: string;
  readonly describedBy: string | undefined;
}

export interface FieldFrameProps {
  readonly field: Omit<FieldProps<never>, 'value' | 'onChange'>;
  /** The value as text, for reading. */
  readonly text: ReactNode;
  /** What somebody else stored, as text. */
  readonly theirText?: ReactNode;
  readonly isFigure?: boolean;
  readonly note?: ReactNode;
  children(parts: FieldParts): ReactNode;
}

/** Label above, control, then hint or error tied to it. */
export function FieldFrame(props: FieldFrameProps) {
  const { field, text, isFigure, note, children } = props;
  const { t } = useWords();
  const id = useId();
  const mode = use(FieldMode);
  const isRead = field.isReadOnly || mode === 'read';
  const labelId = `${id}-label`;
  const describedBy = field.error ? `${id}-error` : field.hint || note ? `${id}-help` : undefined;
  const hidden = field.isLabelHidden ? '' : undefined;
  if (isRead) {
    return (
      <div className="po-field" role="group" aria-labelledby={labelId}>
        <span className="po-label" id={labelId} data-hidden={hidden}>
          {field.label}
        </span>
        <div className="po-read" data-end={isFigure ? '' : undefined}>
          {text || '–'}
        </div>
      </div>
    );
  }
  return (
    <div className="po-field" data-field={field.name}>
      <label className="po-label" id={labelId} htmlFor={id} data-hidden={hidden}>
        {field.label}
        {field.isRequired && (
          <span className="po-required" title={t('ui.required')} aria-hidden="true">
            *
          </span>
        )}
      </label>
      {children({ id, labelId, describedBy })}
      {field.theirs && <TheirsLine theirs={field.theirs} text={props.theirText} />}
      {field.error ? (
        <span className="po-error" id={`${id}-error`}>
          <CircleAlert size={14} aria-hidden="true" />
          {field.error}
        </span>
      ) : (
        (field.hint || note) && (
          <span className="po-help" id={`${id}-help`}>
            {note ?? field.hint}
          </span>
        )
      )}
    </div>
  );
}

/** Under a field that two people changed: what the other one stored, to be taken or left. */
export function TheirsLine({ theirs, text }: { theirs: Theirs; text: ReactNode }) {
  const { t } = useWords();
  return (
    <span className="po-theirs" role="status">
      <span>{t('ui.theirs')}</span> <b className="font-medium">{text || '–'}</b>
      <button type="button" onClick={theirs.take}>
        {t('ui.theirs_take')}
      </button>
      <button type="button" onClick={theirs.keep}>
        {t('ui.theirs_keep')}
      </button>
    </span>
  );
}
