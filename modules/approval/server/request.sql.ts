import { refuse, sql, type QueryCtx, type RowOf, type Sql } from '@poros/kernel';
import type { Judged } from '../shared/authority.ts';
import type { RequestRow } from '../shared/request.ts';

export type StoredRequest = RowOf<'approval.request'>;

/** What every answer about a request shows, without the sentence that needs a language. */
export const requestColumns: Sql = sql`
  q.id, q.kind, q.entity, q.entity_id as "entityId", q.topic, q.label, q.path, q.amount, q.currency,
  q.asked_by as "askedBy", a.name as "askedByName", q.asked_at as "askedAt", q.due_at as "dueAt",
  q.reason, q.detail, q.status, q.escalated_at as "escalatedAt", g.name as "delegatedToName",
  q.decided_at as "decidedAt", d.name as "decidedByName", f.name as "decidedForName",
  q.decision_reason as "decisionReason", q.version`;

export const requestFrom: Sql = sql`approval.request q
  left join identity.v_user a on a.tenant_id = q.tenant_id and a.id = q.asked_by
  left join identity.v_user d on d.tenant_id = q.tenant_id and d.id = q.decided_by
  left join identity.v_user f on f.tenant_id = q.tenant_id and f.id = q.decided_for
  left join identity.v_user g on g.tenant_id = q.tenant_id and g.id = q.delegated_to`;

export type ShownRequest = Omit<RequestRow, 'because' | 'word'> & {
  readonly detail: Readonly<Record<string, string>>;
};

/** The row as people read it: why it had to be asked, in their language. */
export function shown(ctx: QueryCtx, { detail, ...row }: ShownRequest): RequestRow {
  const kind = ctx.registry.approvals.get(row.kind);
  const why = kind?.because?.(detail);
  const because = why ? ctx.registry.say(ctx.actor.language, why) : '';
  return { ...row, because, word: kind?.word ?? row.kind };
}

export async function requestById(ctx: QueryCtx, id: string): Promise<StoredRequest> {
  const row = await ctx.first<StoredRequest>(sql`
    select * from approval.request where tenant_id = ${ctx.tenantId} and id = ${id}`);
  return row ?? refuse('approval.request_not_found');
}

export const judgedOf = (row: StoredRequest) => ({
  kind: row.kind,
  branchId: row.branch_id,
  amount: row.amount,
  askedBy: row.asked_by,
  label: row.label,
  delegated_to: row.delegated_to,
  delegated_by: row.delegated_by,
});

/** Refuses what has been answered meanwhile, with who answered and how. */
export async function ensureOpen(ctx: QueryCtx, row: StoredRequest): Promise<void> {
  if (row.status === 'open') return;
  const by = await ctx.first<{ name: string }>(sql`
    select name from identity.v_user where tenant_id = ${ctx.tenantId} and id = ${row.decided_by}`);
  refuse('approval.request_closed', {
    label: row.label,
    verdict: ctx.registry.say(ctx.actor.language, `approval.status.${row.status}`),
    by: by?.name ?? 'Poros',
  });
}

export const saidOf = (row: Pick<StoredRequest, 'id' | 'kind' | 'entity' | 'entity_id'>) => ({
  requestId: row.id,
  kind: row.kind,
  entity: row.entity,
  entityId: row.entity_id,
});

/** What is asked about, as the module that asks knows it. */
export interface Subject extends Judged {
  readonly entity: string;
  readonly entityId: string;
  readonly topic?: string;
  readonly label: string;
  readonly path: string;
  readonly currency: string | null;
  /** Since when it waits. */
  readonly askedAt: string;
  /** Which time it is asked: the version at which the record began to wait. */
  readonly round?: number;
  readonly reason?: string;
  readonly detail?: Readonly<Record<string, string>>;
}
