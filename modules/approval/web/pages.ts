import { page, type Shell } from '@poros/web-kit';

/** The module's pages; each is loaded when it is first opened. */
export const approvalPages = (shell: Shell) => [
  page(shell, {
    path: '/approvals',
    load: () => import('./approvals.tsx').then((m) => m.Approvals),
  }),
  page(shell, {
    path: '/account/stand-ins',
    load: () => import('./stand-ins.tsx').then((m) => m.StandIns),
  }),
  page(shell, {
    path: '/admin/approval-limits',
    permission: 'approval.limit.manage',
    load: () => import('./limits.tsx').then((m) => m.Limits),
  }),
];
