import { format, t, type OutputOf } from '@poros/web-kit';

export type Notice = OutputOf<'notification.list_notices'>['rows'][number];

/** A notice as a sentence: its kind's word, filled with its values. */
export function sentenceOf({ kind, label, details }: Notice): string {
  const { amount, currency, permission, because, ...rest } = details;
  return t(kind.replace('.', '.notice.'), {
    label,
    ...rest,
    ...(permission !== undefined && { permission: t(`permission.${permission}`) }),
    ...(because !== undefined && { because: t(because) }),
    ...(amount !== undefined && { amount: format.money(amount, currency ?? 'IDR') }),
  });
}

/** Notices by day, the newest day first. */
export function byDay(notices: readonly Notice[]): { day: string; notices: Notice[] }[] {
  const days = Map.groupBy(notices, (one) => format.date(one.noticedAt));
  return [...days].map(([day, all]) => ({ day, notices: all }));
}
