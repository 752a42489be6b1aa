export { finance } from './module.ts';
export { changeOnOrder } from './server/change-on-order.ts';
export { creditPosition, readCredit, type CustomerCredit } from './server/credit-position.ts';
export { issueCreditNote, type IssuedCreditNote } from './server/issue-credit-note.ts';
export { issueInvoice } from './server/issue-invoice.ts';
export { postJournal } from './server/post-journal.ts';
export { totalRows, type PrintTax } from './server/print-totals.ts';
export { taxRules } from './server/tax-rules.ts';
