import { query, sql } from '@poros/kernel';
import { rightHolders } from '@poros/identity';
import { FindGrantors, Grantors } from '../shared/request.ts';

const NAMED_MAX = 5;

export const findGrantors = query({
  name: 'approval.find_grantors',
  http: 'GET /access-requests/grantors',
  permission: 'signed_in',
  summary: 'Who can give a right, and whether the asker has asked for it already.',
  input: FindGrantors,
  output: Grantors,

  async run(ctx, { permission }) {
    const holders = await rightHolders(ctx, 'identity.user.assign');
    const open = await ctx.first<{ askedAt: string }>(sql`
      select asked_at as "askedAt" from approval.request
      where tenant_id = ${ctx.tenantId} and entity_id = ${ctx.actor.userId}
        and topic = ${permission} and status = 'open'`);
    const names = [...new Set(holders.map((one) => one.name))].slice(0, NAMED_MAX);
    return {
      permission,
      code: ctx.registry.permissions.get(permission)?.code ?? permission,
      names,
      askedAt: open?.askedAt ?? null,
    };
  },
});
