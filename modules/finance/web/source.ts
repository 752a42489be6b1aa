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

/** The page of the document a journal comes from; undefined when it stands for itself. */
export function sourcePage({ type, id }: Source): string | undefined {
  const page = PAGES[type];
  return page && `${page}/${id}`;
}

const NAMED = new Set(['finance.manual_journal', 'finance.allocation', ...Object.keys(PAGES)]);

export const sourceWord = ({ type }: Source): string =>
  t(NAMED.has(type) ? `finance.source.${type}` : 'finance.source.other');
