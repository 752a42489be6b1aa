import { join, query, sql, withinReach, type QueryCtx, type Sql } from '@poros/kernel';
import type { Authority } from '../shared/authority.ts';
import { ListRequests, RequestList } from '../shared/request.ts';
import { authoritiesOf, kindOf, mayDecideOwn } from './authority.sql.ts';
import { requestColumns, requestFrom, shown, type ShownRequest } from './request.sql.ts';

export const listRequests = query({
  name: 'approval.list_requests',
  http: 'GET /approvals',
  permission: 'signed_in',
  summary: 'What waits for the asker, what he asked for, or what he decided.',
  input: ListRequests,
  output: RequestList,

  async run(ctx, { view = 'mine', kind, search = '', after, limit = 50 }) {
    const isMine = view === 'mine';
    const sought = search.trim();
    const where = sql`q.tenant_id = ${ctx.tenantId} and ${await inView(ctx, view)}
      and (${kind ?? null}::text is null or q.kind = ${kind ?? null})
      and (${sought} = '' or q.id in (select approval.search_request(${sought})))`;
    const cursor = after && !isMine ? sql`and q.id < ${after}::uuid` : sql``;
    const order = isMine ? sql`q.due_at, q.id` : sql`q.id desc`;
    const many = isMine ? 200 : limit;
    const [rows, [count]] = await ctx.readAll<[ShownRequest[], { total: number }[]]>(
      sql`select ${requestColumns} from ${requestFrom} where ${where} ${cursor}
        order by ${order} limit ${many + 1}`,
      sql`select count(*)::integer as total from approval.request q where ${where}`,
    );
    const page = rows.slice(0, many).map((row) => shown(ctx, row));
    return {
      rows: page,
      next: rows.length > many && !isMine ? (page.at(-1)?.id ?? null) : null,
      total: count?.total ?? 0,
    };
  },
});

async function inView(ctx: QueryCtx, view: 'mine' | 'asked' | 'decided' | 'all'): Promise<Sql> {
  const { userId } = ctx.actor;
  if (view === 'asked') return sql`q.asked_by = ${userId}`;
  if (view === 'decided') return sql`(q.decided_by = ${userId} or q.decided_for = ${userId})`;
  if (view === 'mine') return waitingFor(ctx);
  return withinReach(ctx.actor, 'approval.request.read', {
    branch: sql`q.branch_id`,
    owner: sql`q.asked_by`,
  });
}

/** Open requests that the actor may decide, or that were handed to him. */
export async function waitingFor(ctx: QueryCtx): Promise<Sql> {
  const { userId } = ctx.actor;
  const authorities = await authoritiesOf(ctx);
  const conditions = [
    sql`(q.delegated_to = ${userId} and q.asked_by <> ${userId})`,
    ...authorities.map((one) => decidedBy(ctx, one)),
  ];
  return sql`q.status = 'open' and (${join(conditions, ' or ')})`;
}

function decidedBy(ctx: QueryCtx, { kind, branchIds, amountMax, byUserId }: Authority): Sql {
  const isOwnToo = mayDecideOwn(ctx, kindOf(ctx, kind));
  return sql`(q.kind = ${kind}
    and (${branchIds === null} or q.branch_id is null
      or q.branch_id = any(${[...(branchIds ?? [])]}::uuid[]))
    and (${amountMax}::numeric is null or q.amount is null or q.amount <= ${amountMax}::numeric)
    and (${isOwnToo} or (q.asked_by <> ${ctx.actor.userId} and q.asked_by <> ${byUserId})))`;
}
