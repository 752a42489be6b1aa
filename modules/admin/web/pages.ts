import { page, type Shell } from '@poros/web-kit';

export const adminPages = (shell: Shell) => [
  page(shell, {
    path: '/admin/audit',
    permission: 'admin.audit.view',
    load: () => import('./audit-trail.tsx').then((m) => m.AuditTrail),
  }),
  page(shell, {
    path: '/admin/audit/$commandId',
    permission: 'admin.audit.view',
    asks: 'admin.get_command',
    load: () => import('./command-record.tsx').then((m) => m.CommandRecord),
  }),
  page(shell, {
    path: '/admin/config',
    permission: 'admin.config.read',
    load: () => import('./settings.tsx').then((m) => m.Settings),
  }),
  page(shell, {
    path: '/admin/config/$key',
    permission: 'admin.config.read',
    load: () => import('./setting.tsx').then((m) => m.SettingPage),
  }),
  page(shell, {
    path: '/admin/sign-in-policy',
    permission: 'admin.config.read',
    load: () => import('./sign-in-policy.tsx').then((m) => m.SignInPolicy),
  }),
  page(shell, {
    path: '/admin/numbering',
    permission: 'admin.numbering.read',
    load: () => import('./numbering.tsx').then((m) => m.Numbering),
  }),
  page(shell, {
    path: '/admin/numbering/$place',
    permission: 'admin.numbering.read',
    load: () => import('./series.tsx').then((m) => m.SeriesRecord),
  }),
  page(shell, {
    path: '/admin/events',
    permission: 'admin.event.read',
    load: () => import('./event-log.tsx').then((m) => m.EventLog),
  }),
  page(shell, {
    path: '/admin/jobs',
    permission: 'admin.job.read',
    load: () => import('./jobs.tsx').then((m) => m.Jobs),
  }),
  page(shell, {
    path: '/admin/dead-letters',
    permission: 'admin.job.read',
    load: () => import('./dead-letters.tsx').then((m) => m.DeadLetters),
  }),
  page(shell, {
    path: '/admin/dead-letters/$letterId',
    permission: 'admin.job.read',
    asks: 'admin.get_dead_letter',
    load: () => import('./dead-letter.tsx').then((m) => m.DeadLetterPage),
  }),
  page(shell, {
    path: '/admin/health',
    permission: 'admin.health.read',
    load: () => import('./health.tsx').then((m) => m.HealthPage),
  }),
];
