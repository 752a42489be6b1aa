import { page, type Shell } from '@poros/web-kit';

/** The module's pages; each is loaded when it is first opened. */
export const notificationPages = (shell: Shell) => [
  page(shell, {
    path: '/notifications',
    load: () => import('./notifications.tsx').then((m) => m.Notifications),
  }),
  page(shell, {
    path: '/account/notifications',
    load: () => import('./preferences.tsx').then((m) => m.Preferences),
  }),
  page(shell, {
    path: '/admin/mail-server',
    permission: 'notification.mail_server.manage',
    load: () => import('./mail-server.tsx').then((m) => m.MailServer),
  }),
];

/** What the bell of the top bar opens; loaded when somebody comes near it. */
export const loadBellPanel = () => import('./bell-panel.tsx').then((m) => m.BellPanel);
