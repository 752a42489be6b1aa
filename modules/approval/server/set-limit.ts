import { command, refuse, sql } from '@poros/kernel';
import { Done, SetLimit } from '../shared/request.ts';

export const setLimit = command({
  name: 'approval.set_limit',
  http: 'PUT /admin/approval-limits',
  permission: 'approval.limit.manage',
  summary: 'Say how much a role may decide alone; null lifts the limit.',
  input: SetLimit,
  output: Done,
  refuses: ['approval.limit_unknown'],

  async run(ctx, { kind, roleId, amountMax }) {
    if (!ctx.registry.approvals.has(kind)) refuse('approval.limit_unknown');
    const [[role], [before]] = await ctx.readAll<[{ id: string }[], { amount_max: string }[]]>(
      sql`select id from identity.v_role where tenant_id = ${ctx.tenantId} and id = ${roleId}`,
      sql`select amount_max from approval.decision_limit
        where tenant_id = ${ctx.tenantId} and kind = ${kind} and role_id = ${roleId} for update`,
    );
    if (!role) refuse('approval.limit_unknown');

    if (amountMax === null)
      ctx.write(sql`delete from approval.decision_limit
        where tenant_id = ${ctx.tenantId} and kind = ${kind} and role_id = ${roleId}`);
    else
      ctx.write(sql`insert into approval.decision_limit (tenant_id, kind, role_id, amount_max)
        values (${ctx.tenantId}, ${kind}, ${roleId}, ${amountMax})
        on conflict on constraint decision_limit__key do update
          set amount_max = excluded.amount_max`);
    ctx.changed(
      'approval.decision_limit',
      roleId,
      { kind, amountMax: before?.amount_max ?? null },
      { kind, amountMax },
    );
    return { isDone: true };
  },
});
