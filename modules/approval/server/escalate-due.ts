import { rowsOf, runAsSystem, sql, type Ctx, type Kernel } from '@poros/kernel';
import { kindOf } from './authority.sql.ts';
import { nextAsked } from './deciders.sql.ts';
import { judgedOf, saidOf, type StoredRequest } from './request.sql.ts';

interface Due {
  readonly tenantId: string;
  readonly id: string;
  readonly branchId: string | null;
}

/**
 * Asks the next who may decide, one level up, when a request was not answered by its deadline; when
 * nobody stands above, the same people are asked again. Run by the clock every few minutes.
 */
export async function escalateDue(kernel: Kernel): Promise<void> {
  const due = await rowsOf<Due>(
    kernel.systemPool,
    sql`select tenant_id as "tenantId", id, branch_id as "branchId" from approval.request
      where status = 'open' and due_at <= ${kernel.clock().toISOString()} order by due_at limit 500`,
  );
  for (const { tenantId, id, branchId } of due)
    await runAsSystem(
      kernel,
      { tenantId, branchId: branchId ?? tenantId, name: 'approval.escalate_request' },
      (ctx) => escalate(ctx, id),
    );
}

async function escalate(ctx: Ctx, id: string): Promise<void> {
  const row = await ctx.first<StoredRequest>(sql`select * from approval.request
    where tenant_id = ${ctx.tenantId} and id = ${id} and status = 'open'
      and due_at <= ${ctx.now.toISOString()} for update`);
  if (!row) return;
  const above = await nextAsked(ctx, judgedOf(row), row.asked_level);
  const minutes = ctx.config<number>(kindOf(ctx, row.kind).minutesSetting);
  const level = above.level ?? row.asked_level;
  const { search_text: _derived, ...before } = row;
  ctx.update('approval.request', before, {
    asked_level: level,
    escalated_at: ctx.now.toISOString(),
    due_at: new Date(ctx.now.getTime() + minutes * 60_000).toISOString(),
  });
  await ctx.emit('approval.request_escalated', id, { ...saidOf(row), level });
}
