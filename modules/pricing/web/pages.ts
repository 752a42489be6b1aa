import { page, type Shell } from '@poros/web-kit';

export const pricingPages = (shell: Shell) => [
  page(shell, {
    path: '/price-lists',
    permission: 'pricing.price_list.read',
    load: () => import('./price-lists.tsx').then((m) => m.PriceListList),
  }),
  page(shell, {
    path: '/price-lists/tiers',
    permission: 'pricing.price_list.read',
    load: () => import('./tiers.tsx').then((m) => m.TierPage),
  }),
  page(shell, {
    path: '/price-lists/explanation',
    permission: 'pricing.price_list.read',
    load: () => import('./price-explanation.tsx').then((m) => m.PriceExplanation),
  }),
  page(shell, {
    path: '/price-lists/$priceListId',
    permission: 'pricing.price_list.read',
    asks: 'pricing.get_price_list',
    load: () => import('./price-list.tsx').then((m) => m.PriceListPage),
  }),
  page(shell, {
    path: '/contracts',
    permission: 'pricing.contract.read',
    load: () => import('./contracts.tsx').then((m) => m.ContractList),
  }),
  page(shell, {
    path: '/contracts/$contractId',
    permission: 'pricing.contract.read',
    asks: 'pricing.get_contract',
    load: () => import('./contract.tsx').then((m) => m.ContractPage),
  }),
];
