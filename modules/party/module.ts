import type { Module } from '@poros/kernel';
import { Type } from '@poros/kernel/shared';
import { archiveCustomer } from './server/archive-customer.ts';
import { archiveCustomerAddress } from './server/archive-customer-address.ts';
import { archiveCustomerContact } from './server/archive-customer-contact.ts';
import { archiveVendor } from './server/archive-vendor.ts';
import { archiveVendorContact } from './server/archive-vendor-contact.ts';
import { changeCreditTerms } from './server/change-credit-terms.ts';
import { changeCustomer } from './server/change-customer.ts';
import { changeCustomerAddress } from './server/change-customer-address.ts';
import { changeCustomerContact } from './server/change-customer-contact.ts';
import { changeVendor } from './server/change-vendor.ts';
import { changeVendorContact } from './server/change-vendor-contact.ts';
import { changeVendorScores } from './server/change-vendor-scores.ts';
import { createCustomer } from './server/create-customer.ts';
import { createCustomerAddress } from './server/create-customer-address.ts';
import { createCustomerContact } from './server/create-customer-contact.ts';
import { createVendor } from './server/create-vendor.ts';
import { createVendorContact } from './server/create-vendor-contact.ts';
import { findSimilarCustomers } from './server/find-similar-customers.ts';
import { findSimilarVendors } from './server/find-similar-vendors.ts';
import { getCustomer } from './server/get-customer.ts';
import { getVendor } from './server/get-vendor.ts';
import { holdCustomer } from './server/hold-customer.ts';
import { customerImport } from './server/import-customers.ts';
import { vendorImport } from './server/import-vendors.ts';
import { listCustomers } from './server/list-customers.ts';
import { listSalespeople } from './server/list-salespeople.ts';
import { listVendors } from './server/list-vendors.ts';
import { releaseCustomer } from './server/release-customer.ts';
import { restoreCustomer } from './server/restore-customer.ts';
import { restoreVendor } from './server/restore-vendor.ts';
import { partyEvents } from './shared/events.ts';
import { PaymentTermsDays } from './shared/fields.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

export const party: Module = {
  name: 'party',
  depends: ['tenancy', 'identity'],
  operations: [
    createCustomer,
    changeCustomer,
    changeCreditTerms,
    holdCustomer,
    releaseCustomer,
    archiveCustomer,
    restoreCustomer,
    listCustomers,
    getCustomer,
    findSimilarCustomers,
    listSalespeople,
    createCustomerAddress,
    changeCustomerAddress,
    archiveCustomerAddress,
    createCustomerContact,
    changeCustomerContact,
    archiveCustomerContact,
    createVendor,
    changeVendor,
    changeVendorScores,
    archiveVendor,
    restoreVendor,
    listVendors,
    getVendor,
    findSimilarVendors,
    createVendorContact,
    changeVendorContact,
    archiveVendorContact,
  ],
  events: partyEvents,
  records: [
    {
      entity: 'party.customer',
      path: '/customers/$id',
      table: 'party.customer',
      label: "code || ' · ' || name",
      lines: {
        from: 'party.contact l',
        record: 'l.deleted_at is null and l.customer_id',
        order: 'l.name',
        name: "concat_ws(', ', l.name, nullif(l.position, ''))",
        unit: 'l.phone',
      },
    },
    {
      entity: 'party.vendor',
      path: '/vendors/$id',
      table: 'party.vendor',
      label: "code || ' · ' || name",
      lines: {
        from: 'party.contact l',
        record: 'l.deleted_at is null and l.vendor_id',
        order: 'l.name',
        name: "concat_ws(', ', l.name, nullif(l.position, ''))",
        unit: 'l.phone',
      },
    },
  ],
  imports: [customerImport, vendorImport],
  refusals,
  constraints: {
    customer__code_once: 'party.code_taken',
    customer__tax_id_once: 'party.tax_id_taken',
    customer__branch: 'tenancy.branch_not_found',
    customer__salesperson: 'party.salesperson_not_found',
    customer__place_is_whole: 'party.place_is_half',
    customer_address__place_is_whole: 'party.place_is_half',
    vendor__code_once: 'party.code_taken',
    vendor__tax_id_once: 'party.tax_id_taken',
  },
  permissions: [
    {
      name: 'party.customer.create',
      code: 'CUST.CREATE',
      roles: { MANAGER_SALES: 'all', STAFF_SALES: 'branch' },
    },
    {
      name: 'party.customer.read',
      code: 'CUST.READ',
      roles: {
        MANAGER_SALES: 'all',
        STAFF_SALES: 'branch',
        STAFF_WH: 'all',
        STAFF_FIN: 'all',
        MANAGER_PROD: 'all',
      },
    },
    {
      name: 'party.customer.change',
      code: 'CUST.UPDATE',
      roles: { MANAGER_SALES: 'all', STAFF_SALES: 'branch' },
    },
    { name: 'party.customer.archive', code: 'CUST.DELETE', roles: { MANAGER_SALES: 'all' } },
    // Not with those who sell: they do not decide how much may be owed for what they sold.
    {
      name: 'party.customer.set_credit',
      code: 'CUST.CREDIT',
      roles: { DIRECTOR: 'all', STAFF_FIN: 'all' },
    },
    {
      name: 'party.customer.hold',
      code: 'CUST.HOLD',
      roles: { DIRECTOR: 'all', MANAGER_SALES: 'all', STAFF_FIN: 'all' },
    },
    // Not with those who pay: nobody pays a vendor of their own making.
    { name: 'party.vendor.create', code: 'VND.CREATE', roles: { MANAGER_PROD: 'all' } },
    {
      name: 'party.vendor.read',
      code: 'VND.READ',
      roles: { MANAGER_PROD: 'all', STAFF_WH: 'all', STAFF_FIN: 'all' },
    },
    { name: 'party.vendor.change', code: 'VND.UPDATE', roles: { MANAGER_PROD: 'all' } },
    { name: 'party.vendor.archive', code: 'VND.DELETE', roles: { MANAGER_PROD: 'all' } },
  ],
  menu: [
    {
      group: 'sell',
      path: '/customers',
      word: 'party.customers',
      permission: 'party.customer.read',
    },
    { group: 'buy', path: '/vendors', word: 'party.vendors', permission: 'party.vendor.read' },
  ],
  config: [
    { key: 'party.unique_tax_id', schema: Type.Boolean(), default: true },
    { key: 'party.payment_terms_days', schema: PaymentTermsDays, default: 30 },
  ],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
