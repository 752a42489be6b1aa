import { afterCommit, outside, type Module } from '@poros/kernel';
import { Type } from '@poros/kernel/shared';
import { archiveSubscription } from './server/archive-subscription.ts';
import { countNotices } from './server/count-notices.ts';
import { createSubscription } from './server/create-subscription.ts';
import { deliverMessage } from './server/deliver-message.ts';
import { forgetRead } from './server/forget-read.ts';
import { getMailServer } from './server/get-mail-server.ts';
import { getOwnPreferences } from './server/get-own-preferences.ts';
import { getPushKey } from './server/get-push-key.ts';
import { listNotices } from './server/list-notices.ts';
import { markNotices } from './server/mark-notices.ts';
import { queueDue } from './server/queue-due.ts';
import { sendTestEmail } from './server/send-test-email.ts';
import { setMailServer } from './server/set-mail-server.ts';
import { setOwnPreferences } from './server/set-own-preferences.ts';
import { tellOfComment } from './server/tell-of-comment.ts';
import { tellOfDeadLetters } from './server/tell-of-dead-letters.ts';
import { notificationEvents } from './shared/events.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

export const notification: Module = {
  name: 'notification',
  depends: ['tenancy', 'identity'],
  operations: [
    listNotices,
    countNotices,
    markNotices,
    getOwnPreferences,
    setOwnPreferences,
    createSubscription,
    archiveSubscription,
    getMailServer,
    setMailServer,
    sendTestEmail,
  ],
  endpoints: [getPushKey],
  events: notificationEvents,
  reactions: [
    outside('notification.message_queued', deliverMessage),
    afterCommit('desk.comment_written', tellOfComment),
  ],
  jobs: [
    { name: 'notification.queue_due', every: '*/5 * * * *', run: queueDue },
    { name: 'notification.tell_of_dead_letters', every: '*/5 * * * *', run: tellOfDeadLetters },
  ],
  upkeep: [forgetRead],
  notices: [
    { kind: 'notification.mentioned', email: 'at_once', isPushed: true },
    { kind: 'notification.commented', email: 'hourly', isPushed: false },
    {
      kind: 'notification.work_failed',
      email: 'off',
      isPushed: false,
      permission: 'admin.job.read',
    },
    {
      kind: 'notification.test_email',
      email: 'at_once',
      isPushed: false,
      permission: 'notification.mail_server.manage',
    },
  ],
  refusals,
  permissions: [
    {
      name: 'notification.notice.read',
      code: 'NOTICE.READ',
      roles: {
        MANAGER_SALES: 'all',
        MANAGER_PROD: 'all',
        STAFF_SALES: 'all',
        STAFF_WH: 'all',
        STAFF_FIN: 'all',
        OPERATOR: 'all',
      },
    },
    { name: 'notification.mail_server.manage', code: 'ADMIN.MAIL.MANAGE' },
  ],
  menu: [
    {
      group: 'home',
      path: '/notifications',
      word: 'notification.notifications',
      permission: 'signed_in',
    },
    {
      group: 'admin',
      section: 'system',
      path: '/admin/mail-server',
      word: 'notification.mail_server',
      permission: 'notification.mail_server.manage',
    },
  ],
  config: [
    {
      key: 'notification.push_services',
      schema: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 20 }),
      default: [
        'fcm.googleapis.com',
        'push.services.mozilla.com',
        'push.apple.com',
        'notify.windows.com',
      ],
    },
  ],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
