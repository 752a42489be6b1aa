import { page, type Shell } from '@poros/web-kit';

export const partyPages = (shell: Shell) => [
  page(shell, {
    path: '/customers',
    permission: 'party.customer.read',
    load: () => import('./customers.tsx').then((m) => m.CustomerList),
  }),
  page(shell, {
    path: '/customers/new',
    permission: 'party.customer.create',
    load: () => import('./new-customer.tsx').then((m) => m.NewCustomer),
  }),
  page(shell, {
    path: '/customers/$customerId',
    permission: 'party.customer.read',
    asks: 'party.get_customer',
    load: () => import('./customer.tsx').then((m) => m.CustomerPage),
  }),
  page(shell, {
    path: '/vendors',
    permission: 'party.vendor.read',
    load: () => import('./vendors.tsx').then((m) => m.VendorList),
  }),
  page(shell, {
    path: '/vendors/new',
    permission: 'party.vendor.create',
    load: () => import('./new-vendor.tsx').then((m) => m.NewVendor),
  }),
  page(shell, {
    path: '/vendors/$vendorId',
    permission: 'party.vendor.read',
    asks: 'party.get_vendor',
    load: () => import('./vendor.tsx').then((m) => m.VendorPage),
  }),
];
