import { adminPages } from '@poros/admin/web';
import { catalogPages } from '@poros/catalog/web';
import { identityPages } from '@poros/identity/web';
import { paperPages } from '@poros/paper/web';
import { partyPages } from '@poros/party/web';
import { pricingPages } from '@poros/pricing/web';
import { financePages } from '@poros/finance/web';
import { inventoryPages } from '@poros/inventory/web';
import { salesPages } from '@poros/sales/web';
import { notificationPages } from '@poros/notification/web';
import { approvalPages } from '@poros/approval/web';
import { deskPages } from '@poros/desk/web';
import { integrationPages } from '@poros/integration/web';
import { reportingPages } from '@poros/reporting/web';
import { tenancyPages } from '@poros/tenancy/web';
import { finder, format, type Shell } from '@poros/web-kit';
import type { Finder } from '@poros/web-kit/app';

/** What a module gives for its pages: `salesPages` of `modules/sales/web/pages.ts`. */
type Pages = (shell: Shell) => readonly Shell[];

/** The pages of every module, each listed once; only its `pages.ts` is loaded at start. */
const modules: readonly Pages[] = [
  tenancyPages,
  identityPages,
  notificationPages,
  approvalPages,
  deskPages,
  partyPages,
  catalogPages,
  pricingPages,
  financePages,
  salesPages,
  inventoryPages,
  integrationPages,
  reportingPages,
  adminPages,
  paperPages,
];

export const modulePages = (shell: Shell) => modules.flatMap((pages) => pages(shell));

/** How the command palette finds records: a list query per module, asked with what was typed. */
export const finders: readonly Finder[] = [
  finder('party.list_customers', 'party.customers', 'party.customer.read', (row) => ({
    word: row.name,
    detail: row.code,
    to: `/customers/${row.id}`,
  })),
  finder('party.list_vendors', 'party.vendors', 'party.vendor.read', (row) => ({
    word: row.name,
    detail: row.code,
    to: `/vendors/${row.id}`,
  })),
  finder('catalog.list_items', 'catalog.items', 'catalog.item.read', (row) => ({
    word: row.name,
    detail: row.code,
    to: `/items/${row.id}`,
  })),
  finder('sales.list_orders', 'sales.orders', 'sales.order.read', (row) => ({
    word: row.number,
    detail: facts(row.customerName, row.orderedOn, row.total, row.currency),
    to: `/sales/orders/${row.id}`,
  })),
  finder('finance.list_invoices', 'finance.invoices', 'finance.invoice.read', (row) => ({
    word: row.number,
    detail: facts(row.customerName, row.issuedOn, row.total, row.currency),
    to: `/invoices/${row.id}`,
  })),
  finder('finance.list_receipts', 'finance.receipts', 'finance.receipt.read', (row) => ({
    word: row.number,
    detail: facts(row.customerName, row.receivedOn, row.amount, row.currency),
    to: `/receipts/${row.id}`,
  })),
  finder('sales.list_deliveries', 'sales.deliveries', 'sales.delivery.read', (row) => ({
    word: row.number,
    detail: [row.customerName, format.date(row.plannedOn)].join(' · '),
    to: `/sales/deliveries/${row.id}`,
  })),
  finder('finance.list_journals', 'finance.journals', 'finance.journal.read', (row) => ({
    word: row.number,
    detail: facts(row.description, row.postedOn, row.total, row.currency),
    to: `/journals/${row.id}`,
  })),
  finder('identity.list_users', 'identity.users', 'identity.user.read', (row) => ({
    word: row.name,
    detail: row.email,
    to: `/admin/users/${row.id}`,
  })),
];

/** What tells one document of a party from another: whose, of when, for how much. */
const facts = (party: string, day: string, amount: string, currency: string): string =>
  [party, format.date(day), format.money(amount, currency)].join(' · ');

/** What can be made new from anywhere (Ctrl Alt N and the palette). */
export const creators: readonly { word: string; to: string; permission: string }[] = [
  { word: 'sales.new_order', to: '/sales/orders/new', permission: 'sales.order.create' },
  { word: 'finance.new_invoice', to: '/invoices/new', permission: 'finance.invoice.create' },
  { word: 'finance.new_receipt', to: '/receipts/new', permission: 'finance.receipt.create' },
  { word: 'finance.new_journal', to: '/journals/new', permission: 'finance.journal.post' },
  { word: 'party.new_customer', to: '/customers/new', permission: 'party.customer.create' },
  { word: 'party.new_vendor', to: '/vendors/new', permission: 'party.vendor.create' },
  { word: 'catalog.new_item', to: '/items/new', permission: 'catalog.item.create' },
  {
    word: 'inventory.new_document',
    to: '/stock/documents/new',
    permission: 'inventory.stock.count',
  },
  {
    word: 'inventory.new_warehouse',
    to: '/warehouses/new',
    permission: 'inventory.warehouse.create',
  },
  { word: 'pricing.new_contract', to: '/contracts?new=1', permission: 'pricing.contract.change' },
  { word: 'identity.new_user', to: '/admin/users/new', permission: 'identity.user.create' },
  { word: 'identity.new_role', to: '/admin/roles/new', permission: 'identity.role.manage' },
];
