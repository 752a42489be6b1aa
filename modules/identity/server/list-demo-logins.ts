import { endpoint, rowsOf, sql } from '@poros/kernel';
import { object } from '@poros/kernel/shared';
import { DemoLogins } from '../shared/session.ts';

interface Offered {
  readonly login: string;
  readonly name: string;
  readonly tenant: string;
  readonly roleId: string;
  readonly roleEn: string;
}

/**
 * Empty unless the installation was started as a demonstration; a password somebody chose is never
 * shown.
 */
export const listDemoLogins = endpoint({
  name: 'identity.list_demo_logins',
  http: 'GET /demo-logins',
  permission: 'public',
  summary: 'The log-ins of a demonstration, for its log-in page; empty everywhere else.',
  input: object({}),
  output: DemoLogins,

  async handle({ kernel, request, reply }) {
    const password = kernel.demoPassword;
    reply.header('cache-control', 'no-store');
    if (password === undefined) return [];
    const rows = await rowsOf<Offered>(
      kernel.systemPool,
      sql`
      select a.email as login, u.name, t.name as tenant, r.name_id as "roleId",
        r.name_en as "roleEn"
      from identity.app_user u
      join identity.account a on a.id = u.account_id
      join tenancy.v_tenant t on t.tenant_id = u.tenant_id and t.is_demo
      join lateral (select name_id, name_en, level from identity.v_user_role ur
        where ur.tenant_id = u.tenant_id and ur.user_id = u.id order by level limit 1) r on true
      where u.is_demo and u.is_active
      order by t.name, r.level, u.name`,
    );
    return rows.map(({ login, name, tenant, roleId, roleEn }) => ({
      login,
      password,
      name,
      role: request.language === 'en' ? roleEn : roleId,
      tenant,
    }));
  },
});
