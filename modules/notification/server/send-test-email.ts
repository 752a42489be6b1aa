import { command, refuse, sql } from '@poros/kernel';
import { SendTestEmail, TestEmail } from '../shared/notice.ts';
import { queueMessages } from './queue-messages.ts';

export const sendTestEmail = command({
  name: 'notification.send_test_email',
  http: 'POST /admin/mail-server/tests',
  permission: 'notification.mail_server.manage',
  summary: 'Send oneself an e-mail, to see whether the mail server takes it.',
  input: SendTestEmail,
  output: TestEmail,
  refuses: ['notification.mail_server_missing', 'notification.no_address'],

  async run(ctx) {
    const { tenantId } = ctx;
    const { userId } = ctx.actor;
    const found = await ctx.first<{ email: string | null; hasServer: boolean }>(sql`
      select (select v.email from identity.v_user_voice v
          where v.tenant_id = ${tenantId} and v.id = ${userId}) as email,
        exists (select from notification.mail_server e where e.tenant_id = ${tenantId})
          as "hasServer"`);
    if (!found?.hasServer) refuse('notification.mail_server_missing');
    const to = found.email ?? refuse('notification.no_address');

    const id = ctx.newId();
    ctx.write(sql`insert into notification.notice (tenant_id, id, user_id, kind, path, noticed_at,
        is_shown)
      values (${tenantId}, ${id}, ${userId}, 'notification.test_email', '/admin/mail-server',
        ${ctx.now.toISOString()}, true)`);
    await queueMessages(ctx, [{ userId, channel: 'email', noticeIds: [id] }]);
    return { to };
  },
});
