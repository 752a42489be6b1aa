import { query, sql, type NoticeKind } from '@poros/kernel';
import { GetOwnPreferences, OwnPreferences } from '../shared/notice.ts';

type Kept = (typeof OwnPreferences.static)['kinds'][number];
interface Person {
  readonly quietFrom: string | null;
  readonly quietTo: string | null;
  readonly dailyAt: string | null;
  readonly hasMailServer: boolean;
  readonly email: string | null;
}

export const getOwnPreferences = query({
  name: 'notification.get_own_preferences',
  http: 'GET /me/notices',
  permission: 'signed_in',
  summary: 'How the asker wants to be told of each kind, and when not.',
  input: GetOwnPreferences,
  output: OwnPreferences,

  async run(ctx) {
    const { tenantId } = ctx;
    const { userId } = ctx.actor;
    const [kept, [person], browsers] = await ctx.readAll<
      [Kept[], Person[], (typeof OwnPreferences.static)['browsers']]
    >(
      sql`select kind, is_shown as "isShown", email, is_pushed as "isPushed"
        from notification.preference where tenant_id = ${tenantId} and user_id = ${userId}`,
      sql`select to_char(m.quiet_from, 'HH24:MI') as "quietFrom",
          to_char(m.quiet_to, 'HH24:MI') as "quietTo", to_char(m.daily_at, 'HH24:MI') as "dailyAt",
          exists (select from notification.mail_server e where e.tenant_id = ${tenantId})
            as "hasMailServer",
          (select v.email from identity.v_user_voice v
            where v.tenant_id = ${tenantId} and v.id = ${userId}) as email
        from (select 1) one
        left join notification.manner m on m.tenant_id = ${tenantId} and m.user_id = ${userId}`,
      sql`select id, device, created_at as "createdAt", endpoint from notification.subscription
        where tenant_id = ${tenantId} and user_id = ${userId} and deleted_at is null order by id`,
    );
    const isForMe = ({ permission }: NoticeKind) => !permission || ctx.may(permission);
    const keptOf = new Map(kept.map((one) => [one.kind, one]));
    return {
      kinds: [...ctx.registry.notices.values()]
        .filter(isForMe)
        .map(
          ({ kind, email, isPushed }) =>
            keptOf.get(kind) ?? { kind, isShown: true, email, isPushed },
        ),
      quietFrom: person?.quietFrom ?? null,
      quietTo: person?.quietTo ?? null,
      dailyAt: person?.dailyAt ?? '07:30',
      hasMailServer: person?.hasMailServer ?? false,
      email: person?.email ?? '',
      browsers,
    };
  },
});
