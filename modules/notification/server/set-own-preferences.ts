import { command, refuse, sql } from '@poros/kernel';
import { Done, SetOwnPreferences } from '../shared/notice.ts';

export const setOwnPreferences = command({
  name: 'notification.set_own_preferences',
  http: 'PUT /me/notices',
  permission: 'signed_in',
  summary: 'Say how and when one wants to be told.',
  input: SetOwnPreferences,
  output: Done,
  refuses: ['notification.kind_unknown', 'notification.quiet_half'],

  async run(ctx, { kinds, quietFrom, quietTo, dailyAt }) {
    const { tenantId } = ctx;
    const { userId } = ctx.actor;
    const unknown = kinds.find(({ kind }) => !ctx.registry.notices.has(kind));
    if (unknown) refuse('notification.kind_unknown', { kind: unknown.kind });
    if ((quietFrom === null) !== (quietTo === null)) refuse('notification.quiet_half');

    ctx.write(sql`
      insert into notification.preference (tenant_id, user_id, kind, is_shown, email, is_pushed)
      select ${tenantId}, ${userId}, p.kind, p."isShown", p.email, p."isPushed"
      from jsonb_to_recordset(${JSON.stringify(kinds)}::jsonb)
        as p(kind text, "isShown" boolean, email text, "isPushed" boolean)
      on conflict on constraint preference__key do update set is_shown = excluded.is_shown,
        email = excluded.email, is_pushed = excluded.is_pushed`);
    ctx.write(sql`
      insert into notification.manner (tenant_id, user_id, quiet_from, quiet_to, daily_at)
      values (${tenantId}, ${userId}, ${quietFrom}::time, ${quietTo}::time, ${dailyAt}::time)
      on conflict on constraint manner__key do update set quiet_from = excluded.quiet_from,
        quiet_to = excluded.quiet_to, daily_at = excluded.daily_at`);
    ctx.changed('notification.preference', userId, null, { kinds, quietFrom, quietTo, dailyAt });
    return { isDone: true };
  },
});
