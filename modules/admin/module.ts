import type { Module } from '@poros/kernel';
import { changeConfig } from './server/change-config.ts';
import { changeSettings } from './server/change-settings.ts';
import { dismissDeadLetter } from './server/dismiss-dead-letter.ts';
import { getCommand } from './server/get-command.ts';
import { getConfigHistory } from './server/get-config-history.ts';
import { getDeadLetter } from './server/get-dead-letter.ts';
import { getHealth } from './server/get-health.ts';
import { getInstallationHealth } from './server/get-installation-health.ts';
import { getSeal } from './server/get-seal.ts';
import { getSeries } from './server/get-series.ts';
import { listCommands } from './server/list-commands.ts';
import { listConfigChanges } from './server/list-config-changes.ts';
import { listConfig } from './server/list-config.ts';
import { listDeadLetters } from './server/list-dead-letters.ts';
import { listEvents } from './server/list-events.ts';
import { listJobs } from './server/list-jobs.ts';
import { listSeries } from './server/list-series.ts';
import { replayDeadLetter } from './server/replay-dead-letter.ts';
import { resetConfig } from './server/reset-config.ts';
import { verifyAudit } from './server/verify-audit.ts';
import { adminEvents } from './shared/events.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

export const admin: Module = {
  name: 'admin',
  depends: ['tenancy', 'identity'],
  operations: [
    listCommands,
    getCommand,
    listConfig,
    changeConfig,
    changeSettings,
    listConfigChanges,
    resetConfig,
    getConfigHistory,
    listSeries,
    getSeries,
    listJobs,
    listDeadLetters,
    getDeadLetter,
    replayDeadLetter,
    dismissDeadLetter,
    listEvents,
    getHealth,
    getSeal,
  ],
  endpoints: [verifyAudit, getInstallationHealth],
  events: adminEvents,
  refusals,
  permissions: [
    { name: 'admin.audit.view', code: 'ADMIN.AUDIT.VIEW', roles: { DIRECTOR: 'all' } },
    { name: 'admin.config.read', code: 'ADMIN.CONFIG.READ' },
    { name: 'admin.config.change', code: 'ADMIN.CONFIG.UPDATE' },
    { name: 'admin.numbering.read', code: 'ADMIN.NUMBERING.READ' },
    { name: 'admin.job.read', code: 'ADMIN.JOB.READ' },
    { name: 'admin.job.replay', code: 'ADMIN.JOB.REPLAY' },
    { name: 'admin.event.read', code: 'ADMIN.EVENT.READ' },
    { name: 'admin.health.read', code: 'ADMIN.HEALTH.READ' },
  ],
  menu: [
    {
      group: 'admin',
      section: 'data',
      path: '/admin/audit',
      word: 'admin.audit',
      permission: 'admin.audit.view',
    },
    {
      group: 'admin',
      section: 'system',
      path: '/admin/config',
      word: 'admin.config',
      permission: 'admin.config.read',
    },
    {
      group: 'admin',
      section: 'access',
      path: '/admin/sign-in-policy',
      word: 'admin.policy',
      permission: 'admin.config.read',
    },
    {
      group: 'admin',
      section: 'company',
      path: '/admin/numbering',
      word: 'admin.numbering',
      permission: 'admin.numbering.read',
    },
    {
      group: 'admin',
      section: 'system',
      path: '/admin/events',
      word: 'admin.events',
      permission: 'admin.event.read',
    },
    {
      group: 'admin',
      section: 'system',
      path: '/admin/jobs',
      word: 'admin.jobs',
      permission: 'admin.job.read',
    },
    {
      group: 'admin',
      section: 'system',
      path: '/admin/dead-letters',
      word: 'admin.dead_letters',
      permission: 'admin.job.read',
    },
    {
      group: 'admin',
      section: 'system',
      path: '/admin/health',
      word: 'admin.health',
      permission: 'admin.health.read',
    },
  ],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
