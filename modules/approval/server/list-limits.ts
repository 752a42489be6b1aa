import { query, sql } from '@poros/kernel';
import { LimitList, ListLimits } from '../shared/request.ts';

type Row = Omit<(typeof LimitList.static)['rows'][number], 'word'>;

export const listLimits = query({
  name: 'approval.list_limits',
  http: 'GET /admin/approval-limits',
  permission: 'approval.limit.manage',
  summary: 'How much each role that may decide a kind may decide alone.',
  input: ListLimits,
  output: LimitList,

  async run(ctx) {
    const kinds = [...ctx.registry.approvals.values()];
    const asked = JSON.stringify(kinds.map(({ kind, permission }) => ({ kind, permission })));
    const rows = await ctx.read<Row>(sql`
      select k.kind, r.id as "roleId", r.code as "roleCode", r.name_id as "nameId",
        r.name_en as "nameEn", l.amount_max as "amountMax"
      from jsonb_to_recordset(${asked}::jsonb) as k(kind text, permission text)
      join identity.v_role_permission p
        on p.tenant_id = ${ctx.tenantId} and p.permission = k.permission
      join identity.v_role r on r.tenant_id = p.tenant_id and r.id = p.role_id
      left join approval.decision_limit l
        on l.tenant_id = r.tenant_id and l.kind = k.kind and l.role_id = r.id
      order by k.kind, r.level desc, r.code`);
    return {
      rows: rows.map((row) => ({ ...row, word: ctx.registry.approvals.get(row.kind)?.word ?? '' })),
    };
  },
});
