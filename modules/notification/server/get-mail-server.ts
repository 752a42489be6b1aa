import { query, sql } from '@poros/kernel';
import { GetMailServer, MailServer } from '../shared/notice.ts';

export const getMailServer = query({
  name: 'notification.get_mail_server',
  http: 'GET /admin/mail-server',
  permission: 'notification.mail_server.manage',
  summary: 'Where e-mail leaves; the password is never answered.',
  input: GetMailServer,
  output: MailServer,

  async run(ctx) {
    const kept = await ctx.first<typeof MailServer.static>(sql`
      select host, port, security, username, sealed_password <> '' as "hasPassword", sender, address,
        version
      from notification.mail_server where tenant_id = ${ctx.tenantId}`);
    return (
      kept ?? {
        host: '',
        port: 587,
        security: 'starttls' as const,
        username: '',
        hasPassword: false,
        sender: '',
        address: '',
        version: 0,
      }
    );
  },
});
