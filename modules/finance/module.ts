import { inTransaction, type Module } from '@poros/kernel';
import { Type } from '@poros/kernel/shared';
import { allocateCreditNote } from './server/allocate-credit-note.ts';
import { allocateReceipt } from './server/allocate-receipt.ts';
import { archiveAccount } from './server/archive-account.ts';
import { archiveProject } from './server/archive-project.ts';
import { cancelReceipt } from './server/cancel-receipt.ts';
import { changeAccount } from './server/change-account.ts';
import { changeProject } from './server/change-project.ts';
import { closePeriod } from './server/close-period.ts';
import { createAccount } from './server/create-account.ts';
import { createCreditNote } from './server/create-credit-note.ts';
import { createFiscalYear } from './server/create-fiscal-year.ts';
import { createInvoice } from './server/create-invoice.ts';
import { createProject } from './server/create-project.ts';
import { createTaxRule } from './server/create-tax-rule.ts';
import { foreseeJournals } from './server/foresee-journals.ts';
import { furnishFinance } from './server/furnish-finance.ts';
import { getAgeing } from './server/get-ageing.ts';
import { getBalanceSheet } from './server/get-balance-sheet.ts';
import { getChart } from './server/get-chart.ts';
import { getCreditNote } from './server/get-credit-note.ts';
import { getCustomerStatement } from './server/get-customer-statement.ts';
import { getInvoice } from './server/get-invoice.ts';
import { getJournal } from './server/get-journal.ts';
import { getLedger } from './server/get-ledger.ts';
import { getProfitLoss } from './server/get-profit-loss.ts';
import { getReceipt } from './server/get-receipt.ts';
import { getTrialBalance } from './server/get-trial-balance.ts';
import { invariants } from './server/invariants.ts';
import { listAccounts } from './server/list-accounts.ts';
import { listInvoices } from './server/list-invoices.ts';
import { accountImport } from './server/import-accounts.ts';
import { restoreAccount } from './server/restore-account.ts';
import { listJournals } from './server/list-journals.ts';
import { listOpenItems } from './server/list-open-items.ts';
import { listPeriods } from './server/list-periods.ts';
import { listProjects } from './server/list-projects.ts';
import { listReceipts } from './server/list-receipts.ts';
import { listTaxRules } from './server/list-tax-rules.ts';
import { lockPeriod } from './server/lock-period.ts';
import { postManualJournal } from './server/post-manual-journal.ts';
import { previewClosing } from './server/preview-closing.ts';
import { printCreditNote } from './server/print-credit-note.ts';
import { printInvoice } from './server/print-invoice.ts';
import { printJournal } from './server/print-journal.ts';
import { printReceipt } from './server/print-receipt.ts';
import { printStatement } from './server/print-statement.ts';
import { receivePayment } from './server/receive-payment.ts';
import { releaseAllocation } from './server/release-allocation.ts';
import { reopenPeriod } from './server/reopen-period.ts';
import { reverseJournal } from './server/reverse-journal.ts';
import { financeEvents } from './shared/events.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

/** Allocations that were not taken back. */
const STANDING = `reversal_of is null and not exists (select from finance.allocation r
  where r.tenant_id = allocation.tenant_id and r.reversal_of = allocation.id)`;

export const finance: Module = {
  name: 'finance',
  depends: ['tenancy', 'identity', 'party', 'catalog'],
  operations: [
    listAccounts,
    getChart,
    createAccount,
    changeAccount,
    archiveAccount,
    restoreAccount,
    listProjects,
    createProject,
    changeProject,
    archiveProject,
    listTaxRules,
    createTaxRule,
    listPeriods,
    previewClosing,
    closePeriod,
    reopenPeriod,
    lockPeriod,
    createFiscalYear,
    listJournals,
    getJournal,
    postManualJournal,
    reverseJournal,
    listInvoices,
    getInvoice,
    createInvoice,
    getCreditNote,
    createCreditNote,
    listReceipts,
    getReceipt,
    listOpenItems,
    receivePayment,
    allocateReceipt,
    allocateCreditNote,
    releaseAllocation,
    cancelReceipt,
    getTrialBalance,
    getLedger,
    getBalanceSheet,
    getProfitLoss,
    getAgeing,
    getCustomerStatement,
  ],
  events: financeEvents,
  reactions: [inTransaction('tenancy.tenant_created', furnishFinance)],
  foresights: [foreseeJournals],
  papers: [printInvoice, printCreditNote, printReceipt, printStatement, printJournal],
  records: [
    {
      entity: 'finance.invoice',
      path: '/invoices/$id',
      table: 'finance.invoice',
      label: 'number',
      branch: 'branch_id',
      owner: 'created_by',
      status: { column: 'status', words: 'finance.status' },
      amount: { value: 'total', currency: 'currency' },
      lines: {
        from: 'finance.invoice_line l',
        record: 'l.invoice_id',
        order: 'l.line_no',
        name: 'l.description',
        quantity: 'l.quantity',
        unit: 'l.unit_code',
        amount: 'l.net + l.tax',
      },
      next: {
        issued: { word: 'finance.receive', permission: 'finance.receipt.create' },
        partly_paid: { word: 'finance.receive', permission: 'finance.receipt.create' },
      },
    },
    {
      entity: 'finance.credit_note',
      permission: 'finance.invoice.read',
      path: '/credit-notes/$id',
      table: 'finance.credit_note',
      label: 'number',
      branch: 'branch_id',
      owner: 'created_by',
      amount: { value: 'total', currency: 'currency' },
    },
    {
      entity: 'finance.receipt',
      path: '/receipts/$id',
      table: 'finance.receipt',
      label: 'number',
      branch: 'branch_id',
      owner: 'created_by',
      status: { column: 'status', words: 'finance.status' },
      amount: { value: 'amount', currency: 'currency' },
      lines: {
        from:
          'finance.allocation l join finance.invoice i ' +
          'on i.tenant_id = l.tenant_id and i.id = l.invoice_id',
        record: 'l.receipt_id',
        order: 'l.id',
        name: 'i.number',
        amount: 'l.amount',
      },
    },
    {
      entity: 'finance.journal',
      path: '/journals/$id',
      table: 'finance.journal',
      label: 'number',
      branch: 'branch_id',
      amount: { value: 'total', currency: 'currency' },
      lines: {
        from:
          'finance.journal_line l join finance.account a ' +
          'on a.tenant_id = l.tenant_id and a.id = l.account_id',
        record: 'l.journal_id',
        order: 'l.line_no',
        name: "a.code || ' · ' || a.name_id",
        nameEn: "a.code || ' · ' || a.name_en",
        amount: 'l.debit - l.credit',
      },
    },
  ],
  links: [
    {
      from: 'finance.invoice',
      to: 'finance.credit_note',
      table: 'finance.credit_note',
      fromId: 'invoice_id',
      toId: 'id',
    },
    {
      from: 'finance.invoice',
      to: 'finance.receipt',
      table: 'finance.allocation',
      fromId: 'invoice_id',
      toId: 'receipt_id',
      where: STANDING,
    },
    {
      from: 'finance.invoice',
      to: 'finance.journal',
      table: 'finance.invoice',
      fromId: 'id',
      toId: 'journal_id',
    },
    {
      from: 'finance.credit_note',
      to: 'finance.journal',
      table: 'finance.credit_note',
      fromId: 'id',
      toId: 'journal_id',
    },
    {
      from: 'finance.receipt',
      to: 'finance.journal',
      table: 'finance.receipt',
      fromId: 'id',
      toId: 'journal_id',
    },
    {
      from: 'finance.journal',
      to: 'finance.journal',
      table: 'finance.journal',
      fromId: 'reversal_of',
      toId: 'id',
    },
  ],
  imports: [accountImport],
  refusals,
  constraints: {
    account__code_once: 'finance.code_taken',
    project__code_once: 'finance.code_taken',
    journal__source_once: 'finance.source_already_posted',
    journal__reversed_once: 'finance.journal_reversed',
    journal__balanced: 'finance.journal_unbalanced',
    journal__in_open_month: 'finance.period_closed',
    invoice__source_once: 'finance.source_already_invoiced',
    invoice__not_oversettled: 'finance.invoice_oversettled',
    invoice__not_overcredited: 'finance.invoice_fully_credited',
    receipt__not_overallocated: 'finance.receipt_overallocated',
    credit_note__not_overallocated: 'finance.receipt_overallocated',
    allocation__reversed_once: 'finance.allocation_reversed',
    customer_credit__on_order: 'finance.on_order_short',
    tax_rule__once_a_day: 'finance.tax_rule_exists',
    period__month_once: 'finance.period_exists',
  },
  permissions: [
    { name: 'finance.account.read', code: 'GL.ACCOUNT.READ', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.account.create', code: 'GL.ACCOUNT.CREATE', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.account.change', code: 'GL.ACCOUNT.UPDATE', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.account.archive', code: 'GL.ACCOUNT.DELETE', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.journal.read', code: 'GL.READ', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.journal.post', code: 'GL.POST', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.journal.reverse', code: 'GL.REVERSE', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.period.read', code: 'GL.PERIOD.READ', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.period.close', code: 'GL.PERIOD.CLOSE', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.period.reopen', code: 'GL.PERIOD.REOPEN', roles: { DIRECTOR: 'all' } },
    { name: 'finance.period.lock', code: 'GL.PERIOD.LOCK', roles: { DIRECTOR: 'all' } },
    {
      name: 'finance.tax.read',
      code: 'TAX.READ',
      roles: { STAFF_FIN: 'all', MANAGER_SALES: 'all', STAFF_SALES: 'all' },
    },
    { name: 'finance.tax.change', code: 'TAX.UPDATE', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.report.read', code: 'GL.REPORT.READ', roles: { STAFF_FIN: 'all' } },
    {
      name: 'finance.invoice.read',
      code: 'AR.READ',
      roles: { STAFF_FIN: 'all', MANAGER_SALES: 'all', STAFF_SALES: 'branch' },
    },
    { name: 'finance.invoice.create', code: 'AR.CREATE', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.invoice.credit', code: 'AR.CREDIT', roles: { STAFF_FIN: 'all' } },
    {
      name: 'finance.receipt.read',
      code: 'RC.READ',
      roles: { STAFF_FIN: 'all', MANAGER_SALES: 'all' },
    },
    { name: 'finance.receipt.create', code: 'RC.CREATE', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.receipt.allocate', code: 'RC.ALLOCATE', roles: { STAFF_FIN: 'all' } },
    { name: 'finance.receipt.cancel', code: 'RC.CANCEL', roles: { STAFF_FIN: 'all' } },
  ],
  menu: [
    {
      group: 'money',
      section: 'receivables',
      path: '/invoices',
      word: 'finance.invoices',
      permission: 'finance.invoice.read',
    },
    {
      group: 'money',
      section: 'receivables',
      path: '/receipts',
      word: 'finance.receipts',
      permission: 'finance.receipt.read',
    },
    {
      group: 'money',
      section: 'receivables',
      path: '/ar-ageing',
      word: 'finance.ageing',
      permission: 'finance.invoice.read',
    },
    {
      group: 'money',
      section: 'receivables',
      path: '/customer-statement',
      word: 'finance.customer_statement',
      permission: 'finance.invoice.read',
    },
    {
      group: 'money',
      section: 'books',
      path: '/journals',
      word: 'finance.journals',
      permission: 'finance.journal.read',
    },
    {
      group: 'money',
      section: 'books',
      path: '/ledger',
      word: 'finance.ledger',
      permission: 'finance.report.read',
    },
    {
      group: 'money',
      section: 'books',
      path: '/trial-balance',
      word: 'finance.trial_balance',
      permission: 'finance.report.read',
    },
    {
      group: 'money',
      section: 'books',
      path: '/balance-sheet',
      word: 'finance.balance_sheet',
      permission: 'finance.report.read',
    },
    {
      group: 'money',
      section: 'books',
      path: '/profit-loss',
      word: 'finance.profit_loss',
      permission: 'finance.report.read',
    },
    {
      group: 'money',
      section: 'setup',
      path: '/accounts',
      word: 'finance.accounts',
      permission: 'finance.account.read',
    },
    {
      group: 'money',
      section: 'setup',
      path: '/periods',
      word: 'finance.periods',
      permission: 'finance.period.read',
    },
    {
      group: 'money',
      section: 'setup',
      path: '/taxes',
      word: 'finance.taxes',
      permission: 'finance.tax.read',
    },
  ],
  config: [
    {
      key: 'finance.overdue_days_allowed',
      schema: Type.Integer({ minimum: 0, maximum: 365 }),
      default: 7,
    },
  ],
  series: [
    { code: 'INV', prefix: 'INV', gapFree: true },
    { code: 'RC', prefix: 'RC', gapFree: true },
    { code: 'CN', prefix: 'CN', gapFree: true },
    { code: 'JV', prefix: 'JV', gapFree: true },
  ],
  invariants,
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
