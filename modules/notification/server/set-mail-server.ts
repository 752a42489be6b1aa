import { command, refuse, sql, type RowOf } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { SetMailServer } from '../shared/notice.ts';

export const setMailServer = command({
  name: 'notification.set_mail_server',
  http: 'PUT /admin/mail-server',
  permission: 'notification.mail_server.manage',
  summary: 'Say where e-mail leaves; the password is sealed and never shown again.',
  input: SetMailServer,
  output: Touched,
  refuses: ['kernel.changed_meanwhile'],

  async run(ctx, { version, password, ...given }) {
    const kept = await ctx.first<RowOf<'notification.mail_server'>>(sql`
      select * from notification.mail_server where tenant_id = ${ctx.tenantId} for update`);
    if ((kept?.version ?? 0) !== version) refuse('kernel.changed_meanwhile');
    const secret =
      password === undefined ? {} : { sealed_password: password && ctx.seal(password) };

    const id = kept?.id ?? ctx.newId();
    if (kept) ctx.update('notification.mail_server', kept, { ...given, ...secret });
    else ctx.insert('notification.mail_server', { id, ...given, ...secret });
    return { id, version: version + 1 };
  },
});
