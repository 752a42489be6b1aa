import { DocumentPage, t, useGo, useSession } from '@poros/web-kit';
import { DraftTotals } from './draft-totals.tsx';
import { OrderEditor } from './order-editor.tsx';
import { useOrderDraft } from './order-draft.ts';
import { draftActions } from './draft-actions.ts';
import { orderSteps } from './order-look.ts';

/** A new order: written, then saved as a draft or submitted in one go. */
export function NewOrder() {
  const go = useGo();
  const { tenant } = useSession();
  const draft = useOrderDraft();
  const open = (isDone: boolean) => isDone && go(`/sales/orders/${draft.id}`, { isSilent: true });

  return (
    <DocumentPage
      back={{ to: '/sales/orders', word: t('sales.orders') }}
      number={draft.number || t('sales.new_order')}
      party={draft.form.values.customer?.name}
      steps={orderSteps('draft')}
      problem={draft.problem}
      {...draftActions(draft, {
        save: async () => open(await draft.save()),
        submit: async () => open(await draft.submit()),
      })}
      totals={<DraftTotals draft={draft} currency={tenant.currency} />}
    >
      <OrderEditor draft={draft} isNew />
    </DocumentPage>
  );
}
