import { useState } from 'react';
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
    <FigureField
      {...props}
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
    <FigureField
      {...props}
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

interface FigureFieldProps extends FieldProps<string> {
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly decimals: number;
  write(value: string): string;
  read(value: string): string;
}

function FigureField(props: FigureFieldProps) {
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

  const error = props.error ?? (isWrong ? t('ui.not_a_number') : undefined);
  return (
    <FieldFrame field={{ ...props, error }} text={props.read(props.value)} isFigure note={note}>
      {({ id, describedBy }) => (
        <span
          className="po-box"
          data-end=""
          data-invalid={error ? '' : undefined}
          data-disabled={props.isDisabled ? '' : undefined}
        >
          {props.before && <span className="po-affix">{props.before}</span>}
          <input
            id={id}
            name={props.name}
            inputMode="decimal"
            autoComplete="off"
            value={shown}
            autoFocus={props.autoFocus}
            disabled={props.isDisabled}
            aria-invalid={error ? true : undefined}
            aria-describedby={describedBy}
            aria-required={props.isRequired}
            onChange={(event) => change(event.target.value)}
            onFocus={(event) => event.target.select()}
            onBlur={() => (heard !== null || typed === '' ? setTyped(null) : undefined)}
          />
          {props.after && <span className="po-affix">{props.after}</span>}
        </span>
      )}
    </FieldFrame>
  );
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
