import { currentVoice, t } from '../words.ts';
import { decimal, type DecimalText } from '../format.ts';
import { magnitude } from './scale.ts';

/** One place on the axis of things or of time. */
export interface ChartLabel {
  readonly id: string;
  /** As the tooltip, the table and the screen reader say it. */
  readonly word: string;
  /** As the axis says it, where that must be shorter. */
  readonly short?: string | undefined;
}

/** What is measured: exact values as decimal text, null where nothing is known. */
export interface ChartSeries {
  readonly id: string;
  readonly word: string;
  readonly values: readonly (string | null)[];
  /** Which of the eight looks; its place among the series when left out. */
  readonly look?: number | undefined;
}

/** What every chart is told. */
export interface ChartProps {
  /** What, in which unit, of which time. */
  readonly title: string;
  /** How it is reckoned. */
  readonly definition?: string | undefined;
  readonly labels: readonly ChartLabel[];
  /** What the labels are: 'Hari', 'Pelanggan'. */
  readonly labelHead: string;
  readonly series: readonly ChartSeries[];
  /** Writes a value exactly. */
  write(value: string): string;
  /** The values are whole numbers of things. */
  readonly isCount?: boolean | undefined;
  /** This label is not over yet: drawn hatched and said so. */
  readonly partialAt?: number | undefined;
  readonly target?: { readonly value: string; readonly word: string } | undefined;
  /** Opens what a label is made of. */
  onOpen?: ((index: number) => void) | undefined;
  readonly height?: number | undefined;
}

export const numberOf = (value: string | null | undefined): number | null =>
  value === null || value === undefined ? null : Number(value);

export const numbers = (series: ChartSeries): (number | null)[] => series.values.map(numberOf);

export const lookOf = (series: ChartSeries, index: number): number => series.look ?? index;

/** The largest and the smallest of all values and the target. */
export function reach({ series, target }: Pick<ChartProps, 'series' | 'target'>): [number, number] {
  const all = series.flatMap((one) => numbers(one)).filter((value) => value !== null);
  if (target) all.push(Number(target.value));
  return all.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [0, 0],
  );
}

/** 'juta', 'miliar', or nothing: the word under which an axis may leave its zeros out. */
export function magnitudeWord(high: number): string {
  const size = magnitude(high);
  return size === 1 ? '' : t(`ui.magnitude.${size}`);
}

/** A value of the axis without the zeros that its magnitude stands for. */
export function axisText(value: number, high: number): string {
  const size = magnitude(high);
  const scaled = value / size;
  return decimal(scaled, Number.isInteger(scaled) ? 0 : Math.abs(scaled) < 1 ? 2 : 1);
}

/** A number to read at a glance: '7,41 miliar', '48,5 juta', '312'. */
export function glance(value: DecimalText): { readonly text: string; readonly unit: string } {
  const number = Number(value ?? 0);
  const size = Math.abs(number) >= 1e12 ? 1e12 : Math.abs(number) >= 1e9 ? 1e9 : 1e6;
  if (Math.abs(number) < 1e6) return { text: decimal(value, 0), unit: '' };
  const scaled = number / size;
  const digits = Math.abs(scaled) >= 100 ? 0 : Math.abs(scaled) >= 10 ? 1 : 2;
  return { text: decimal(scaled.toFixed(digits), digits), unit: t(`ui.magnitude.${size}`) };
}

/** The chart as a file that a spreadsheet opens: bare figures with the locale's decimal mark. */
export function chartCsv({ labels, labelHead, series }: ChartProps): string {
  const isComma = currentVoice().locale === 'en-PG';
  const mark = isComma ? ',' : ';';
  const figure = (value: string | null | undefined) =>
    value === null || value === undefined ? '' : isComma ? value : value.replace('.', ',');
  const lines = [
    [labelHead, ...series.map((one) => one.word)],
    ...labels.map((label, index) => [
      label.word,
      ...series.map((one) => figure(one.values[index])),
    ]),
  ];
  return `\ufeff${lines.map((cells) => cells.map(quoted).join(mark)).join('\r\n')}\r\n`;
}

const quoted = (cell: string): string => {
  const safe = /^[=+@\t]/.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};
