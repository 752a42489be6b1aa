import { t } from '@poros/web-kit';

export interface Source {
  readonly type: string;
  readonly id: string;
}

const PAGES: Readonly<Record<string, string>> = {
  'finance.invoice': '/invoices',
  'finance.receipt': '/receipts',
  'finance.receipt_cancellation': '/receipts',
  'finance.credit_note': '/credit-notes',
  'finance.journal': '/journals',
};

const NAMED = new Set(['finance.manual_journal', 'finance.allocation', ...Object.keys(PAGES)]);

/** Documents of other modules are called by their own word. */
export function sourceWord({ type }: Source): string {
  if (NAMED.has(type)) return t(`finance.source.${type}`);
  const word = t(type);
  return word === type ? t('finance.source.other') : word;
}
