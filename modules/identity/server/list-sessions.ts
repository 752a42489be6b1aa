import { page, query, sql } from '@poros/kernel';
import {
  SESSION_KINDS,
  ListSessions,
  OpenSessionPage,
  type OpenSession,
} from '../shared/session.ts';
import { isOpen } from './session.sql.ts';

export const listSessions = query({
  name: 'identity.list_sessions',
  http: 'GET /sessions',
  permission: 'identity.session.manage',
  summary: 'Who is signed in now: browsers and devices, where and since when.',
  input: ListSessions,
  output: OpenSessionPage,

  run: (ctx, input) =>
    page<OpenSession>(ctx, input, {
      select: sql`s.id, s.kind, s.user_id as "userId", u.name as "userName", b.name as "branchName",
      s.ip, s.user_agent as "userAgent", s.created_at as "createdAt",
      s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt",
      s.id = ${ctx.actor.sessionId ?? null}::uuid is true as "isCurrent"`,
      from: sql`identity.session s
      join identity.app_user u on u.tenant_id = s.tenant_id and u.id = s.user_id and u.is_active
      join tenancy.v_branch b on b.tenant_id = s.tenant_id and b.id = s.branch_id
      left join identity.account a on a.id = u.account_id`,
      where: [
        sql`s.tenant_id = ${ctx.tenantId}`,
        isOpen(ctx.now, ctx.config<number>('identity.session_idle_s')),
        ctx.within({
          branch: sql`s.branch_id`,
          department: sql`u.department_id`,
          owner: sql`s.user_id`,
        }),
        input.branchId ? sql`s.branch_id = ${input.branchId}` : undefined,
        input.kind ? sql`s.kind = ${input.kind}` : undefined,
        input.userId ? sql`s.user_id = ${input.userId}` : undefined,
        input.search
          ? sql`position(lower(${input.search}) in u.search_text || ' ' || s.ip) > 0`
          : undefined,
      ],
      id: sql`s.id`,
      columns: {
        lastSeenAt: { by: sql`s.last_seen_at`, type: 'timestamptz' },
        createdAt: { by: sql`s.created_at`, type: 'timestamptz' },
        userName: { by: sql`u.name`, type: 'text' },
        branchName: { by: sql`b.name`, type: 'text' },
        kind: { by: sql`s.kind`, type: 'word', words: SESSION_KINDS },
      },
      defaultSort: '-lastSeenAt',
    }),
});
