import type { StatusLook } from '@poros/ui';
import { Clock } from '@poros/ui/icons';
import { format, t, type OutputOf } from '@poros/web-kit';

export type Row = OutputOf<'approval.list_requests'>['rows'][number];
export type Detail = OutputOf<'approval.get_request'>;

const TONES = {
  open: 'info',
  approved: 'done',
  declined: 'danger',
  sent_back: 'attention',
  withdrawn: 'neutral',
} as const;

export const statusLook = (status: Row['status']): StatusLook => ({
  word: t(`approval.state.${status}`),
  tone: TONES[status],
});

const MINUTE_MS = 60_000;

/** How long until the deadline or since it, in the largest unit that fits; null once answered. */
export function deadlineLook(
  row: Pick<Row, 'dueAt' | 'status'>,
  now_ms: number,
): StatusLook | null {
  if (row.status !== 'open') return null;
  const minutes = Math.round((Date.parse(row.dueAt) - now_ms) / MINUTE_MS);
  const text = durationText(Math.abs(minutes));
  return minutes >= 0
    ? {
        word: t('approval.due_in', { time: text }),
        tone: minutes < 60 ? 'attention' : 'neutral',
        icon: Clock,
      }
    : { word: t('approval.late_by', { time: text }), tone: 'danger', icon: Clock };
}

function durationText(minutes: number): string {
  if (minutes < 60) return t('approval.minutes', { n: minutes });
  if (minutes < 2_880) return t('approval.hours', { n: Math.round(minutes / 60) });
  return t('approval.days', { n: Math.round(minutes / 1_440) });
}

/** What it is about: the kind's own word; a right that someone asks for is named. */
export const kindWord = (row: Pick<Row, 'word' | 'topic'>): string =>
  row.topic ? `${t(row.word)}: ${t(`permission.${row.topic}`)}` : t(row.word);

export const moneyOf = (row: Pick<Row, 'amount' | 'currency'>): string =>
  row.amount === null ? '' : format.money(row.amount, row.currency ?? 'IDR');
