import { drawForeseen, page, type Shell } from '@poros/web-kit';

drawForeseen('finance.journal_posted', () =>
  import('./foreseen-journals.tsx').then((m) => m.ForeseenJournals),
);

const INVOICE_READ = 'finance.invoice.read';
const RECEIPT_READ = 'finance.receipt.read';
const REPORT_READ = 'finance.report.read';

export const financePages = (shell: Shell) => [
  ...receivablePages(shell),
  ...ledgerPages(shell),
  ...statementPages(shell),
];

const receivablePages = (shell: Shell) => [
  page(shell, {
    path: '/invoices',
    permission: INVOICE_READ,
    load: () => import('./invoices.tsx').then((m) => m.InvoiceList),
  }),
  page(shell, {
    path: '/invoices/new',
    permission: 'finance.invoice.create',
    load: () => import('./new-invoice.tsx').then((m) => m.NewInvoice),
  }),
  page(shell, {
    path: '/invoices/$invoiceId',
    permission: INVOICE_READ,
    asks: 'finance.get_invoice',
    load: () => import('./invoice.tsx').then((m) => m.InvoiceDocument),
  }),
  page(shell, {
    path: '/invoices/$invoiceId/credit',
    permission: 'finance.invoice.credit',
    load: () => import('./new-credit-note.tsx').then((m) => m.NewCreditNote),
  }),
  page(shell, {
    path: '/credit-notes/$creditNoteId',
    permission: INVOICE_READ,
    asks: 'finance.get_credit_note',
    load: () => import('./credit-note.tsx').then((m) => m.CreditNoteDocument),
  }),
  page(shell, {
    path: '/credit-notes/$creditNoteId/allocate',
    permission: 'finance.receipt.allocate',
    load: () => import('./allocate-credit-note.tsx').then((m) => m.AllocateCreditNote),
  }),
  page(shell, {
    path: '/receipts',
    permission: RECEIPT_READ,
    load: () => import('./receipts.tsx').then((m) => m.ReceiptList),
  }),
  page(shell, {
    path: '/receipts/new',
    permission: 'finance.receipt.create',
    load: () => import('./new-receipt.tsx').then((m) => m.NewReceipt),
  }),
  page(shell, {
    path: '/receipts/$receiptId',
    permission: RECEIPT_READ,
    asks: 'finance.get_receipt',
    load: () => import('./receipt.tsx').then((m) => m.ReceiptDocument),
  }),
  page(shell, {
    path: '/receipts/$receiptId/allocate',
    permission: 'finance.receipt.allocate',
    load: () => import('./allocate-receipt.tsx').then((m) => m.AllocateReceipt),
  }),
];

const ledgerPages = (shell: Shell) => [
  page(shell, {
    path: '/journals',
    permission: 'finance.journal.read',
    load: () => import('./journals.tsx').then((m) => m.JournalList),
  }),
  page(shell, {
    path: '/journals/new',
    permission: 'finance.journal.post',
    load: () => import('./new-journal.tsx').then((m) => m.NewJournal),
  }),
  page(shell, {
    path: '/journals/$journalId',
    permission: 'finance.journal.read',
    asks: 'finance.get_journal',
    load: () => import('./journal.tsx').then((m) => m.JournalDocument),
  }),
  page(shell, {
    path: '/journals/$journalId/reverse',
    permission: 'finance.journal.reverse',
    load: () => import('./reverse-journal.tsx').then((m) => m.ReverseJournal),
  }),
  page(shell, {
    path: '/accounts',
    permission: 'finance.account.read',
    load: () => import('./chart.tsx').then((m) => m.ChartOfAccounts),
  }),
  page(shell, {
    path: '/accounts/new',
    permission: 'finance.account.create',
    load: () => import('./new-account.tsx').then((m) => m.NewAccount),
  }),
  page(shell, {
    path: '/accounts/$accountId',
    permission: 'finance.account.read',
    load: () => import('./account.tsx').then((m) => m.AccountRecord),
  }),
  page(shell, {
    path: '/periods',
    permission: 'finance.period.read',
    load: () => import('./periods.tsx').then((m) => m.PeriodList),
  }),
  page(shell, {
    path: '/taxes',
    permission: 'finance.tax.read',
    load: () => import('./taxes.tsx').then((m) => m.TaxList),
  }),
];

const statementPages = (shell: Shell) => [
  page(shell, {
    path: '/ledger',
    permission: REPORT_READ,
    load: () => import('./ledger.tsx').then((m) => m.LedgerReport),
  }),
  page(shell, {
    path: '/trial-balance',
    permission: REPORT_READ,
    load: () => import('./trial-balance.tsx').then((m) => m.TrialBalanceReport),
  }),
  page(shell, {
    path: '/balance-sheet',
    permission: REPORT_READ,
    load: () => import('./balance-sheet.tsx').then((m) => m.BalanceSheetReport),
  }),
  page(shell, {
    path: '/profit-loss',
    permission: REPORT_READ,
    load: () => import('./profit-loss.tsx').then((m) => m.ProfitLossReport),
  }),
  page(shell, {
    path: '/ar-ageing',
    permission: INVOICE_READ,
    load: () => import('./ageing.tsx').then((m) => m.AgeingReport),
  }),
  page(shell, {
    path: '/customer-statement',
    permission: INVOICE_READ,
    load: () => import('./customer-statement.tsx').then((m) => m.CustomerStatementReport),
  }),
];
