import { adminPages } from '@poros/admin/web';
import { catalogPages } from '@poros/catalog/web';
import { identityPages } from '@poros/identity/web';
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
import { finder, type Shell } from '@poros/web-kit';
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
];

export const modulePages = (shell: Shell) => modules.flatMap((pages) => pages(shell));

/** How the command palette finds records: a list query per module, asked with what was typed. */
export const finders: readonly Finder[] = [
  finder('sales.list_orders', 'sales.orders', 'sales.order.read', (row) => ({
    word: row.number,
    detail: row.customerName,
    to: `/sales/orders/${row.id}`,
  })),
  finder('party.list_customers', 'party.customers', 'party.customer.read', (row) => ({
    word: row.name,
    detail: row.code,
    to: `/customers/${row.id}`,
  })),
  finder('catalog.list_items', 'catalog.items', 'catalog.item.read', (row) => ({
    word: row.name,
    detail: row.code,
    to: `/items/${row.id}`,
  })),
  finder('identity.list_users', 'identity.users', 'identity.user.read', (row) => ({
    word: row.name,
    detail: row.email,
    to: `/admin/users/${row.id}`,
  })),
];
