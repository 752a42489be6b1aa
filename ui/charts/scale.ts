/** Even steps from zero (or below it) to just above the largest value, few enough to read. */
export function ticksOf(low: number, high: number, wanted = 4): number[] {
  const [bottom, top] = [Math.min(0, low), Math.max(0, high)];
  if (bottom === top) return [0, 1];
  const step = stepOf((top - bottom) / Math.max(1, wanted));
  const first = Math.floor(bottom / step);
  const last = Math.ceil(top / step);
  return Array.from({ length: last - first + 1 }, (_, index) => clean((first + index) * step));
}

/** The smallest of 1, 2, 2.5, 5 times a power of ten that is not below a raw step. */
function stepOf(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(raw));
  const lead = [1, 2, 2.5, 5, 10].find((one) => one * power >= raw * 0.999_999) ?? 10;
  return clean(lead * power);
}

/** Without the dust of binary fractions. */
const clean = (value: number): number => Number(value.toPrecision(12));

/** Whole ticks only: half an order is no order. */
export function wholeTicks(low: number, high: number, wanted = 4): number[] {
  const ticks = ticksOf(low, high, wanted);
  return ticks.every(Number.isInteger)
    ? ticks
    : Array.from({ length: Math.ceil(high) - Math.floor(low) + 1 }, (_, i) => Math.floor(low) + i);
}

export interface Scale {
  (value: number): number;
}

/** Values from `low` to `high` onto pixels from `start` to `end`. */
export function linear(low: number, high: number, start: number, end: number): Scale {
  const span = high - low || 1;
  return (value) => start + ((value - low) / span) * (end - start);
}

export interface Bands {
  /** Where a band begins. */
  at(index: number): number;
  readonly width: number;
  /** The middle of a band. */
  middle(index: number): number;
  /** The band at a pixel, within bounds. */
  nearest(pixel: number): number;
}

/** Equal bands with a gap between them, as a share of a band. */
export function bands(count: number, start: number, end: number, gap = 0.28): Bands {
  const whole = (end - start) / Math.max(1, count);
  const width = whole * (1 - gap);
  const at = (index: number) => start + index * whole + (whole - width) / 2;
  return {
    at,
    width,
    middle: (index) => at(index) + width / 2,
    nearest: (pixel) => within(Math.floor((pixel - start) / whole), count),
  };
}

/** Points with one at each end. */
export function points(count: number, start: number, end: number): Bands {
  const step = count > 1 ? (end - start) / (count - 1) : 0;
  const at = (index: number) => (count > 1 ? start + index * step : (start + end) / 2);
  return {
    at,
    width: step,
    middle: at,
    nearest: (pixel) => within(Math.round((pixel - start) / (step || 1)), count),
  };
}

const within = (index: number, count: number): number => Math.max(0, Math.min(count - 1, index));

/** Which labels of an axis are written: as many as fit, evenly, the last always among them. */
export function labelled(count: number, room: number, each: number): number[] {
  if (count === 0) return [];
  const fit = Math.max(1, Math.floor(room / each));
  const every = Math.max(1, Math.ceil(count / fit));
  const chosen: number[] = [];
  for (let index = count - 1; index >= 0; index -= every) chosen.unshift(index);
  return chosen;
}

/** Pieces of a line between its gaps; a lone point is a piece of one. */
export function pieces(values: readonly (number | null)[]): number[][] {
  const found: number[][] = [];
  let open: number[] | undefined;
  values.forEach((value, index) => {
    if (value === null) open = undefined;
    else if (open) open.push(index);
    else found.push((open = [index]));
  });
  return found;
}

/** Shares of the whole, added up from the largest: '80 of 100' after each bar of a Pareto chart. */
export function cumulative(values: readonly number[]): number[] {
  const whole = values.reduce((sum, value) => sum + value, 0);
  let sum = 0;
  return values.map((value) => {
    sum += value;
    return whole === 0 ? 0 : (sum / whole) * 100;
  });
}

export interface Part<T> {
  readonly of: readonly T[];
  readonly isRest: boolean;
}

/** The largest parts by weight, in their own order, and all others as one when there are more. */
export function foldParts<T>(parts: readonly T[], weight: (part: T) => number, max = 5): Part<T>[] {
  if (parts.length <= max + 1) return parts.map((part) => ({ of: [part], isRest: false }));
  const kept = new Set([...parts].sort((a, b) => weight(b) - weight(a)).slice(0, max));
  return [
    ...parts.filter((part) => kept.has(part)).map((part) => ({ of: [part], isRest: false })),
    { of: parts.filter((part) => !kept.has(part)), isRest: true },
  ];
}

/** The power of a thousand in which figures up to `high` are read: 1e6 for millions. */
export function magnitude(high: number): 1 | 1e3 | 1e6 | 1e9 | 1e12 {
  const size = Math.abs(high);
  return size >= 2e12 ? 1e12 : size >= 2e9 ? 1e9 : size >= 2e6 ? 1e6 : size >= 2e4 ? 1e3 : 1;
}

/** Labels that stand in one column moved apart so that none covers another. */
export function spreadApart(wanted: readonly number[], each: number, low: number, high: number) {
  const order = wanted.map((y, index) => ({ y, index })).sort((a, b) => a.y - b.y);
  let floor = low;
  for (const one of order) {
    one.y = Math.max(one.y, floor);
    floor = one.y + each;
  }
  let ceiling = high;
  for (const one of [...order].reverse()) {
    one.y = Math.min(one.y, ceiling);
    ceiling = one.y - each;
  }
  return wanted.map((_, index) => order.find((one) => one.index === index)?.y ?? 0);
}
