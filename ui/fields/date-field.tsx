import { lazy, Suspense, useRef, useState } from 'react';
import { IconButton } from '../button.tsx';
import { date, localDay } from '../format.ts';
import { CalendarDays } from '../icons.ts';
import { readDate } from '../read-input.ts';
import { useWords } from '../words.ts';
import { FieldFrame, type FieldProps } from './field.tsx';

const Calendar = lazy(() => import('./calendar.tsx').then((m) => ({ default: m.Calendar })));

/** Today where the person is, 'YYYY-MM-DD'. */
export const today = (): string => localDay(new Date(performance.timeOrigin + performance.now()));

/**
 * A day. Typing is free ('20/11', '20 Nov', '+7'); the calendar opens with the button or ArrowDown.
 */
export function DateField(props: FieldProps<string>) {
  const { t, language } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const heard = typed === null ? null : readDate(typed, today(), language);
  const isWrong = typed !== null && typed.trim() !== '' && heard === null;
  const error = props.error ?? (isWrong ? t('ui.not_a_date') : undefined);

  function change(text: string) {
    setTyped(text);
    const next = readDate(text, today(), language);
    if (next !== null) props.onChange?.(next);
    else if (text.trim() === '') props.onChange?.('');
  }
  function choose(day: string) {
    setTyped(null);
    setOpen(false);
    props.onChange?.(day);
    requestAnimationFrame(() => input.current?.focus());
  }

  return (
    <FieldFrame
      field={{ ...props, error }}
      text={date(props.value)}
      theirText={date(String(props.theirs?.value ?? ''))}
      note={heard && typed !== date(heard) ? date(heard) : undefined}
    >
      {({ id, describedBy }) => (
        <span
          className="po-box pe-0!"
          data-invalid={error ? '' : undefined}
          data-disabled={props.isDisabled ? '' : undefined}
        >
          <input
            ref={input}
            id={id}
            name={props.name}
            autoComplete="off"
            value={typed ?? date(props.value)}
            disabled={props.isDisabled}
            autoFocus={props.autoFocus}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy}
            aria-required={props.isRequired}
            placeholder={t('ui.date_example')}
            onChange={(event) => change(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={() => (isWrong ? undefined : setTyped(null))}
            onKeyDown={(event) => event.key === 'ArrowDown' && setOpen(true)}
          />
          <CalendarButton
            isOpen={isOpen}
            isDisabled={props.isDisabled}
            value={props.value || today()}
            onOpen={setOpen}
            onChoose={choose}
          />
        </span>
      )}
    </FieldFrame>
  );
}

interface CalendarButtonProps {
  readonly isOpen: boolean;
  readonly isDisabled: boolean | undefined;
  readonly value: string;
  onOpen(isOpen: boolean): void;
  onChoose(day: string): void;
}

function CalendarButton({ isOpen, isDisabled, value, onOpen, onChoose }: CalendarButtonProps) {
  const { t } = useWords();
  const button = (
    <IconButton
      icon={CalendarDays}
      word={t('ui.open_calendar')}
      size="small"
      tabIndex={-1}
      disabled={isDisabled}
      onClick={() => onOpen(true)}
    />
  );
  if (!isOpen) return button;
  return (
    <Suspense fallback={button}>
      <Calendar value={value} onChoose={onChoose} onClose={() => onOpen(false)} />
    </Suspense>
  );
}
