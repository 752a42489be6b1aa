import { Popover } from '@base-ui/react/popover';
import { useRef, useState, type KeyboardEvent } from 'react';
import { IconButton } from '../button.tsx';
import { date, monthName } from '../format.ts';
import { CalendarDays, ChevronLeft, ChevronRight } from '../icons.ts';
import { moved } from '../read-input.ts';
import { useWords } from '../words.ts';
import { today } from './date-field.tsx';

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -7,
  ArrowDown: 7,
  PageUp: -30,
  PageDown: 30,
};

export interface CalendarProps {
  readonly value: string;
  onChoose(day: string): void;
  onClose(): void;
}

/** A month of days, the week starting on Monday; arrows walk, Enter takes. */
export function Calendar({ value, onChoose, onClose }: CalendarProps) {
  const { t } = useWords();
  const [at, setAt] = useState(value);
  const grid = useRef<HTMLDivElement>(null);
  const [year = '', month = ''] = at.split('-');

  function walk(event: KeyboardEvent) {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = moved(at, step);
    setAt(next);
    requestAnimationFrame(() =>
      grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus(),
    );
  }

  return (
    <Popover.Root defaultOpen onOpenChange={(open) => !open && onClose()}>
      <Popover.Trigger
        render={
          <IconButton icon={CalendarDays} word={t('ui.open_calendar')} size="small" tabIndex={-1} />
        }
      />
      <Popover.Portal>
        <Popover.Positioner className="po-layer" align="end" sideOffset={6} collisionPadding={8}>
          <Popover.Popup
            className="po-popup po-calendar"
            aria-label={t('ui.calendar')}
            initialFocus={() =>
              grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`) ?? true
            }
          >
            <div className="po-calendar-head">
              <IconButton
                icon={ChevronLeft}
                word={t('ui.month_before')}
                size="small"
                onClick={() => setAt(shifted(at, -1))}
              />
              <span aria-live="polite">
                {monthName(Number(month))} {year}
              </span>
              <IconButton
                icon={ChevronRight}
                word={t('ui.month_after')}
                size="small"
                onClick={() => setAt(shifted(at, 1))}
              />
            </div>
            {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- for its days */}
            <div ref={grid} className="po-calendar-grid" onKeyDown={walk}>
              <Days at={at} value={value} onChoose={onChoose} />
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}

function Days({ at, value, onChoose }: Pick<CalendarProps, 'value' | 'onChoose'> & { at: string }) {
  const { t } = useWords();
  return (
    <>
      {t('ui.weekdays')
        .split(' ')
        .map((name) => (
          <span key={name} aria-hidden="true">
            {name}
          </span>
        ))}
      {daysAround(at).map((day) => (
        <button
          key={day}
          type="button"
          className="po-day"
          data-day={day}
          aria-label={date(day)}
          aria-pressed={day === value}
          data-outside={day.slice(0, 7) === at.slice(0, 7) ? undefined : ''}
          data-today={day === today() ? '' : undefined}
          tabIndex={day === at ? 0 : -1}
          onClick={() => onChoose(day)}
        >
          {Number(day.slice(8))}
        </button>
      ))}
    </>
  );
}

function daysAround(day: string): string[] {
  const first = `${day.slice(0, 7)}-01`;
  const weekday = (new Date(`${first}T12:00:00`).getDay() + 6) % 7;
  return Array.from({ length: 42 }, (_, index) => moved(first, index - weekday));
}

function shifted(day: string, months: number): string {
  const first = new Date(`${day.slice(0, 7)}-01T12:00:00`);
  first.setMonth(first.getMonth() + months);
  return moved(`${first.getFullYear()}-${String(first.getMonth() + 1).padStart(2, '0')}-01`, 0);
}
