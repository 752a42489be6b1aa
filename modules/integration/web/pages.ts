import { page, type Shell } from '@poros/web-kit';

/** The module's pages; each is loaded when it is first opened. */
export const integrationPages = (shell: Shell) => [
  page(shell, {
    path: '/imports',
    permission: 'integration.import.read',
    load: () => import('./imports.tsx').then((m) => m.ImportList),
  }),
  page(shell, {
    path: '/imports/new',
    permission: 'integration.import.create',
    load: () => import('./new-import.tsx').then((m) => m.NewImport),
  }),
  page(shell, {
    path: '/imports/$importId',
    permission: 'integration.import.read',
    asks: 'integration.get_import',
    load: () => import('./import.tsx').then((m) => m.ImportWizard),
  }),
];
