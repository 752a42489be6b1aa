import { t, type DocumentAction } from '@poros/web-kit';
import type { OrderDraft } from './order-draft.ts';

interface Acts {
  save(): Promise<unknown>;
  submit(): Promise<unknown>;
}

/** Submit and save, with the reason while one of them cannot be done yet. */
export function draftActions(
  draft: OrderDraft,
  acts: Acts,
): { primary: DocumentAction; secondary: DocumentAction[]; note: string | undefined } {
  const reason = !draft.form.values.customer
    ? t('sales.choose_customer_first')
    : !draft.hasLines
      ? t('sales.write_line_first')
      : undefined;
  return {
    primary: {
      word: t('sales.submit'),
      keys: 'Ctrl+Enter',
      isBusy: draft.isBusy,
      reason,
      run: () => void acts.submit(),
    },
    secondary: [
      { word: t('sales.save_draft'), keys: 'Ctrl+S', reason, run: () => void acts.save() },
    ],
    note: draft.isDirty && !reason ? t('kit.unsaved') : undefined,
  };
}
