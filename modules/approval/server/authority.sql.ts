import { refuse, scopeOf, sql, type ApprovalKind, type QueryCtx } from '@poros/kernel';
import { judge, type Authority, type Judged, type Judgement } from '../shared/authority.ts';

interface Row {
  readonly userId: string;
  readonly kind: string;
  readonly scope: 'department' | 'branch' | 'all';
  readonly hasAllBranches: boolean;
  readonly branchIds: readonly string[];
  readonly amountMax: string | null;
}

/**
 * By whose rights the actor may decide what: his own, those of the people he stands in for today,
 * and those of `others`, who handed him something.
 */
export async function authoritiesOf(
  ctx: QueryCtx,
  others: readonly string[] = [],
): Promise<Authority[]> {
  const kinds = [...ctx.registry.approvals.values()];
  const asked = JSON.stringify(kinds.map(({ kind, permission }) => ({ kind, permission })));
  const rows = await ctx.read<Row>(sql`
    with principal as (
      select ${ctx.actor.userId}::uuid as id
      union select s.user_id from approval.stand_in s
        where s.tenant_id = ${ctx.tenantId} and s.stand_in_id = ${ctx.actor.userId}
          and ${ctx.today} between s.starts_on and s.ends_on and s.deleted_at is null
      union select unnest(${[...others]}::uuid[]))
    select p.id as "userId", k.kind, r.scope, r.has_all_branches as "hasAllBranches",
      coalesce((select json_agg(b.branch_id) from identity.v_user_branch b
        where b.tenant_id = r.tenant_id and b.user_id = r.user_id), '[]') as "branchIds",
      l.amount_max as "amountMax"
    from principal p
    join identity.v_right r on r.tenant_id = ${ctx.tenantId} and r.user_id = p.id
    join jsonb_to_recordset(${asked}::jsonb) as k(kind text, permission text)
      on k.permission = r.permission
    left join approval.decision_limit l
      on l.tenant_id = r.tenant_id and l.kind = k.kind and l.role_id = r.role_id
    where r.scope <> 'own'`);
  const mine = rows.filter((row) => row.userId === ctx.actor.userId);
  return [
    ...kinds.flatMap((kind) => ownAuthorities(ctx, kind, mine)),
    ...rows.filter((row) => row.userId !== ctx.actor.userId).map(theirs),
  ];
}

/** What the actor holds says how far; the roles that give it say up to which amount. */
function ownAuthorities(ctx: QueryCtx, kind: ApprovalKind, rows: readonly Row[]): Authority[] {
  const scope = scopeOf(ctx.actor, kind.permission);
  if (scope === undefined || scope === 'own') return [];
  const branchIds = scope === 'all' ? null : ctx.actor.branchIds;
  const limits = rows.filter((row) => row.kind === kind.kind).map((row) => row.amountMax);
  return (limits.length > 0 ? limits : [null]).map((amountMax) => ({
    byUserId: ctx.actor.userId,
    kind: kind.kind,
    branchIds,
    amountMax,
  }));
}

const theirs = (row: Row): Authority => ({
  byUserId: row.userId,
  kind: row.kind,
  branchIds: row.scope === 'all' || row.hasAllBranches ? null : row.branchIds,
  amountMax: row.amountMax,
});

export function kindOf(ctx: QueryCtx, kind: string): ApprovalKind {
  const known = ctx.registry.approvals.get(kind);
  if (!known) throw new Error(`no module declares the approval ${kind}`);
  return known;
}

export const mayDecideOwn = (ctx: QueryCtx, { ownSetting }: ApprovalKind): boolean =>
  ownSetting !== undefined && ctx.config<boolean>(ownSetting);

/** Who handed this very request to the actor, if somebody did. */
export interface Handed {
  readonly delegated_to: string | null;
  readonly delegated_by: string | null;
}

/** Whether the actor may decide the request, and by whose right. */
export async function judgementOf(
  ctx: QueryCtx,
  request: Judged & Partial<Handed>,
): Promise<Judgement> {
  const isHanded = request.delegated_to === ctx.actor.userId && request.delegated_by;
  const authorities = await authoritiesOf(ctx, isHanded ? [isHanded] : []);
  return judge(authorities, request, {
    userId: ctx.actor.userId,
    mayDecideOwn: mayDecideOwn(ctx, kindOf(ctx, request.kind)),
  });
}

/** The right by which the actor decides; refuses with what is in the way. */
export async function ensureMayDecide(
  ctx: QueryCtx,
  request: Judged & Partial<Handed> & { readonly label: string },
): Promise<Authority> {
  const judgement = await judgementOf(ctx, request);
  if (judgement.may) return judgement.authority;
  const { label } = request;
  if (judgement.why === 'own') refuse('approval.own_request', { label });
  if (judgement.why === 'beyond_limit')
    refuse('approval.beyond_limit', { label, amountMax: judgement.amountMax });
  const { permission } = kindOf(ctx, request.kind);
  refuse('approval.not_yours', {
    label,
    permission,
    code: ctx.registry.permissions.get(permission)?.code ?? permission,
  });
}
