import { page, type Shell } from '@poros/web-kit';

/** The module's pages; each is loaded when it is first opened. */
export const paperPages = (shell: Shell) => [
  page(shell, {
    path: '/print/$paper',
    load: () => import('./preview.tsx').then((m) => m.PrintPreview),
  }),
  page(shell, {
    path: '/admin/letterhead',
    permission: 'admin.config.read',
    load: () => import('./letterhead.tsx').then((m) => m.Letterhead),
  }),
];
