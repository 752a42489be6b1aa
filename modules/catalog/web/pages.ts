import { page, type Shell } from '@poros/web-kit';

export const catalogPages = (shell: Shell) => [
  page(shell, {
    path: '/items',
    permission: 'catalog.item.read',
    load: () => import('./items.tsx').then((m) => m.ItemList),
  }),
  page(shell, {
    path: '/items/new',
    permission: 'catalog.item.create',
    load: () => import('./new-item.tsx').then((m) => m.NewItem),
  }),
  page(shell, {
    path: '/items/settings',
    permission: 'catalog.unit.read',
    load: () => import('./units-and-categories.tsx').then((m) => m.UnitsAndCategories),
  }),
  page(shell, {
    path: '/items/$itemId',
    permission: 'catalog.item.read',
    asks: 'catalog.get_item',
    load: () => import('./item.tsx').then((m) => m.ItemPage),
  }),
];
