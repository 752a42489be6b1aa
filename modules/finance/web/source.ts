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

export const sourceWord = ({ type }: Source): string =>
  t(NAMED.has(type) ? `finance.source.${type}` : 'finance.source.other');
