import { useState, type ReactNode } from 'react';
import { amount, currencyDecimals, currencySymbol, decimal, quantity } from '../format.ts';
import { readNumber } from '../read-input.ts';
import { currentVoice, useWords } from '../words.ts';
import { FieldFrame, type FieldProps } from './field.tsx';

export interface MoneyFieldProps extends FieldProps<string> {
  readonly currency?: string | undefined;
}

/**
 * An amount as decimal text; typing follows the locale, the read value is shown while it differs.
 */
export function MoneyField({ currency, ...props }: MoneyFieldProps) {
  const unit = currency ?? currentVoice().currency;
  return (
    <FigureInput
      field={props}
      value={props.value}
      onChange={props.onChange}
      before={currencySymbol(unit)}
      decimals={Math.max(currencyDecimals(unit), 4)}
      write={(value) => trimmed(value, unit)}
      read={(value) => withSymbol(trimmed(value, unit), unit)}
    />
  );
}

export interface QuantityFieldProps extends FieldProps<string> {
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
}

/** A quantity as decimal text with at most `decimals` (6) digits. */
export function QuantityField({ unit, decimals = 6, ...props }: QuantityFieldProps) {
  return (
    <FigureInput
      field={props}
      value={props.value}
      onChange={props.onChange}
      after={unit}
      decimals={decimals}
      write={(value) => quantity(value)}
      read={(value) => quantity(value, unit)}
    />
  );
}

/** A percentage, 12.5 for 12,5 %. */
export function PercentField(props: FieldProps<string>) {
  return <QuantityField {...props} unit="%" decimals={4} />;
}

export interface FigureInputProps {
  readonly field: Omit<FieldProps<unknown>, 'value' | 'onChange'>;
  readonly value: string;
  readonly onChange?: ((value: string) => void) | undefined;
  readonly before?: string | undefined;
  readonly after?: ReactNode;
  readonly decimals: number;
  write(value: string): string;
  read(value: string): string;
}

/** The input under every figure field: free typing in the locale, and what was understood of it. */
export function FigureInput({ field, ...props }: FigureInputProps) {
  const { t, locale } = useWords();
  const [typed, setTyped] = useState<string | null>(null);
  const heard = typed === null ? null : readNumber(typed, locale, props.decimals);
  const isWrong = typed !== null && typed.trim() !== '' && heard === null;
  const shown = typed ?? props.write(props.value);
  const note =
    heard && (heard.isAmbiguous || typed !== props.write(heard.value))
      ? t(heard.isAmbiguous ? 'ui.number_ambiguous' : 'ui.number_read', {
          value: props.read(heard.value),
        })
      : undefined;

  function change(text: string) {
    setTyped(text);
    const next = readNumber(text, locale, props.decimals);
    if (next) props.onChange?.(next.value);
    else if (text.trim() === '') props.onChange?.('');
  }

  const error =
    field.error ?? (isWrong ? t('ui.not_a_number', { example: decimal('1500.5', 2) }) : undefined);
  return (
    <FieldFrame
      field={{ ...field, error }}
      text={props.read(props.value)}
      theirText={theirFigure(field.theirs?.value, props.read)}
      isFigure
      note={note}
    >
      {({ id, describedBy }) => (
        <span
          className="po-box"
          data-end=""
          data-invalid={error ? '' : undefined}
          data-disabled={field.isDisabled ? '' : undefined}
        >
          {props.before && <span className="po-affix">{props.before}</span>}
          <input
            id={id}
            name={field.name}
            inputMode="decimal"
            autoComplete="off"
            value={shown}
            autoFocus={field.autoFocus}
            disabled={field.isDisabled}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy}
            aria-required={field.isRequired}
            onChange={(event) => change(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={() => (heard !== null || typed === '' ? setTyped(null) : undefined)}
          />
          {typeof props.after === 'string' ? (
            <span className="po-affix">{props.after}</span>
          ) : (
            props.after
          )}
        </span>
      )}
    </FieldFrame>
  );
}

/** The figure somebody else stored, alone or with its unit. */
function theirFigure(value: unknown, read: (value: string) => string): string {
  if (typeof value === 'string') return read(value);
  const { quantity: count = '', unit = '' } = (value ?? {}) as Readonly<Record<string, string>>;
  return count && `${quantity(count)} ${unit}`;
}

/** Money without needless cents: '65.000', but '65.000,25' when there are some. */
function trimmed(value: string, currency: string): string {
  const needed = value.replace(/^[^.]*\.?/, '').replace(/0+$/, '').length;
  return needed > currencyDecimals(currency) ? decimal(value, needed) : amount(value, currency);
}

/** 'Rp 1.500', keeping the decimals that were given. */
function withSymbol(text: string, currency: string): string {
  return text === '' ? '' : `${currencySymbol(currency)}\u00a0${text}`;
}
