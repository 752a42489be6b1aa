import type { StatusLook } from '@poros/ui';
import { HandCoins, Lock, Receipt, type Icon } from '@poros/ui/icons';
import { t } from '@poros/web-kit';
import type { InvoiceStatus } from '../shared/invoice.ts';
import type { PeriodStatus } from '../shared/period.ts';

const INVOICE_TONES = {
  issued: 'accent',
  partly_paid: 'info',
  paid: 'done',
  credited: 'neutral',
} as const satisfies Record<InvoiceStatus, StatusLook['tone']>;

const ICONS: Partial<Record<InvoiceStatus, Icon>> = { issued: Receipt, partly_paid: HandCoins };

/** How an invoice stands; one that is late says by how many days. */
export function invoiceLook(status: InvoiceStatus, overdueDays = 0): StatusLook {
  if (overdueDays > 0)
    return { word: t('finance.days_overdue', { n: overdueDays }), tone: 'attention' };
  const icon = ICONS[status];
  const word = t(`finance.status.${status}`);
  return { word, tone: INVOICE_TONES[status], ...(icon && { icon }) };
}

export const receiptLook = (status: 'received' | 'cancelled'): StatusLook => ({
  word: t(`finance.status.${status}`),
  tone: status === 'received' ? 'done' : 'danger',
});

const PERIOD_TONES = {
  open: 'accent',
  closed: 'neutral',
  locked: 'plain',
} as const satisfies Record<PeriodStatus, StatusLook['tone']>;

export const periodLook = (status: PeriodStatus): StatusLook => ({
  word: t(`finance.status.${status}`),
  tone: PERIOD_TONES[status],
  ...(status !== 'open' && { icon: Lock }),
});
