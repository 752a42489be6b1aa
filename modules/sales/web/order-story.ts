import type { Moment } from '@poros/ui';
import { t, useQueryOf } from '@poros/web-kit';
import { useEffect } from 'react';

interface Told {
  readonly id: string;
  readonly version: number;
}

/**
 * Who did what with this document and when, from the audit trail and the status history; told
 * again when its version moves. `words` says where its statuses are named.
 */
export function useStory(
  { id: entityId, version }: Told,
  words: 'status' | 'delivery_status',
): Moment[] | undefined {
  const history = useQueryOf('admin.get_record_history', { entityId });
  const { refetch } = history;
  useEffect(() => void refetch({ cancelRefetch: false }), [refetch, version]);
  return history.data?.moments.map(({ id, at, byName, command, moves: [move] }) => ({
    id,
    at,
    who: byName ?? t('sales.system'),
    what: t(`sales.did.${nameOf(command)}`),
    detail:
      move &&
      [
        move.from && `${t(`sales.${words}.${move.from}`)} → ${t(`sales.${words}.${move.to}`)}`,
        move.minutes && t('sales.after', { span: spanText(move.minutes) }),
        reasonText(move.reason),
      ]
        .filter(Boolean)
        .join(' · '),
  }));
}

/** `sales.ship_delivery` and `reaction:onInvoicePaid` are both known by their last word. */
const nameOf = (command: string) => command.split(/[.:]/).at(-1) || 'onInvoicePaid';

/** Minutes as a person says them. */
function spanText(minutes: number): string {
  if (minutes < 120) return t('sales.minutes', { n: minutes });
  if (minutes < 2_880) return t('sales.hours', { n: Math.round(minutes / 60) });
  return t('sales.days', { n: Math.round(minutes / 1_440) });
}

function reasonText(reason: string | null): string {
  if (!reason) return '';
  return ['over_limit', 'overdue', 'on_hold'].includes(reason) ? t(`sales.hold.${reason}`) : reason;
}
