import type { Moment } from '@poros/ui';
import { t, useQueryOf } from '@poros/web-kit';

const TOLD = new Set([
  'create_invoice',
  'invoice_order',
  'create_credit_note',
  'receive_payment',
  'allocate_receipt',
  'allocate_credit_note',
  'release_allocation',
  'cancel_receipt',
  'post_manual_journal',
  'reverse_journal',
]);

/** Who did what with this document and when, from the audit trail. */
export function useStory(entityId: string): Moment[] | undefined {
  const history = useQueryOf('admin.get_record_history', { entityId });
  return history.data?.moments.map(({ id, at, byName, command }) => {
    const act = command.split('.')[1] ?? '';
    return {
      id,
      at,
      who: byName ?? t('finance.system'),
      what: t(TOLD.has(act) ? `finance.did.${act}` : 'finance.did.other'),
    };
  });
}
