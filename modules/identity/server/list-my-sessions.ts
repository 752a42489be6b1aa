import { query, sql } from '@poros/kernel';
import { ListMySessions, MySessions, type MySession } from '../shared/session.ts';
import { isOpen } from './session.sql.ts';

export const listMySessions = query({
  name: 'identity.list_my_sessions',
  http: 'GET /me/sessions',
  permission: 'signed_in',
  summary: 'Where the asker is signed in to this company.',
  input: ListMySessions,
  output: MySessions,

  run: async (ctx) => ({
    rows: await ctx.read<MySession>(sql`
      select s.id, s.kind, b.name as "branchName", s.ip, s.user_agent as "userAgent",
        s.created_at as "createdAt", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
        s.id = ${ctx.actor.sessionId ?? null}::uuid is true as "isCurrent"
      from identity.session s
      join identity.app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id
      join tenancy.v_branch b on b.tenant_id = s.tenant_id and b.id = s.branch_id
      left join identity.account a on a.id = u.account_id
      where s.tenant_id = ${ctx.tenantId} and s.user_id = ${ctx.actor.userId}
        and ${isOpen(ctx.now, ctx.config<number>('identity.session_idle_s'))}
      order by s.last_seen_at desc, s.id limit 200`),
  }),
});
