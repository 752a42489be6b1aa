import { html, paper } from '@poros/kernel';
import { dayPlus } from '@poros/kernel/shared';
import { drawOrder, orderFacts, readOrder, type OrderPaper } from './print-order.ts';

/**
 * The order as an offer: prices that bind us until a day, before anybody has ordered. It is no
 * draft of something else, so it does not say so.
 */
export const printQuotation = paper<OrderPaper>({
  name: 'sales.quotation',
  entity: 'sales.order',
  word: 'sales.paper.quotation',
  permission: 'sales.order.read',
  read: (ctx, { recordId }) => readOrder(ctx, recordId),
  facts: (data) => ({
    ...orderFacts(data),
    stage: data.order.status === 'cancelled' ? 'cancelled' : 'final',
  }),
  draw(data, desk) {
    const until = desk.figures.date(dayPlus(data.order.orderedOn, desk.quotationDays));
    return drawOrder(data, desk, {
      title: 'sales.paper.quotation',
      last: [[desk.word('sales.paper.valid_until'), until]],
      remark: html`<div class="note">${desk.word('sales.paper.quotation_note')}</div>`,
      signers: [
        { head: desk.word('sales.paper.agreed_by'), name: data.party.legalName || data.party.name },
        { head: desk.word('sales.paper.sold_by'), name: desk.letterhead.name },
      ],
    });
  },
});
