import { monthName, type StatusLook } from '@poros/ui';
import { CirclePause, Clock, RotateCcw } from '@poros/ui/icons';
import { format, t } from '@poros/web-kit';
import type { CommandRow } from '../shared/audit.ts';
import type { DeadLetter, Job } from '../shared/jobs.ts';

/** What became of a command. */
export function verdictLook(verdict: CommandRow['verdict']): StatusLook {
  const word = t(`admin.verdict.${verdict}`);
  if (verdict === 'done') return { word, tone: 'done' };
  return { word, tone: verdict === 'refused' ? 'attention' : 'danger' };
}

export function jobLook({ state }: Pick<Job, 'state'>): StatusLook {
  const word = t(`admin.job.${state}`);
  if (state === 'running') return { word, tone: 'accent' };
  if (state === 'retrying') return { word, tone: 'danger', icon: RotateCcw };
  return state === 'held'
    ? { word, tone: 'attention', icon: CirclePause }
    : { word, tone: 'info', icon: Clock };
}

export function letterLook({ state }: Pick<DeadLetter, 'state'>): StatusLook {
  const word = t(`admin.letter.${state}`);
  if (state === 'waiting') return { word, tone: 'danger' };
  return { word, tone: state === 'replayed' ? 'done' : 'neutral' };
}

/** 'Dewi for Budi' when somebody acted in another's name; the system when nobody did. */
export function whoDid(row: { actorName: string | null; actingForName: string | null }): string {
  const name = row.actorName ?? t('admin.system');
  return row.actingForName ? t('admin.acting_for', { name, other: row.actingForName }) : name;
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** Any value as a person reads it: words and figures plain, parts of it one after the other. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'boolean') return t(value ? 'ui.yes' : 'ui.no');
  if (typeof value === 'string' && INSTANT.test(value)) return format.dateTime(value);
  if (Array.isArray(value)) return value.length > 0 ? value.map(valueText).join(', ') : '–';
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([name, part]) => `${name}: ${valueText(part)}`)
    .join(', ');
}

/** What the numbers of a series are for; the code of one that has no word here. */
export function seriesWord(series: string): string {
  const word = t(`admin.series.${series}`);
  return word === `admin.series.${series}` ? series : `${word} (${series})`;
}

/** 'November 2026' out of '2611'. */
export const monthText = (month: string): string =>
  `${monthName(Number(month.slice(2)))} 20${month.slice(0, 2)}`;

/** A number that no document carries: expected in blocks, a fault in a gap-free series. */
export function gapLook(series: { missing: number; isGapFree: boolean }): StatusLook {
  const word = format.count(series.missing);
  if (series.missing === 0) return { word, tone: 'done' };
  return { word, tone: series.isGapFree ? 'danger' : 'neutral' };
}

interface NextNumber {
  readonly nextNumber: string;
  readonly nextBlock: string | null;
}

/** 'SO-2611-0017 / 0021': the second when another program, or a new start, draws a block. */
export const nextText = ({ nextNumber, nextBlock }: NextNumber): string =>
  nextBlock === null || nextBlock === nextNumber
    ? nextNumber
    : `${nextNumber} / ${nextBlock.slice(nextBlock.lastIndexOf('-') + 1)}`;
