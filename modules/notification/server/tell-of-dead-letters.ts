import { rowsOf, runAsSystem, sql, type Kernel } from '@poros/kernel';
import { notify } from './notify.ts';

interface Letter {
  readonly tenantId: string;
  readonly id: string;
  readonly reaction: string;
  readonly error: string;
}

/** Tells the administrators of work that failed for good, once for each. Run by the clock. */
export async function tellOfDeadLetters(kernel: Kernel): Promise<void> {
  const letters = await rowsOf<Letter>(
    kernel.systemPool,
    sql`select d.tenant_id as "tenantId", d.id, d.reaction, d.error from kernel.dead_letter d
      where d.state = 'waiting' and not exists (select from notification.notice n
        where n.tenant_id = d.tenant_id and n.kind = 'notification.work_failed'
          and n.entity_id = d.id)
      order by d.failed_at limit 100`,
  );
  for (const { tenantId, id, reaction, error } of letters)
    await runAsSystem(
      kernel,
      { tenantId, branchId: tenantId, name: 'notification.tell_of_dead_letter' },
      (ctx) =>
        notify(ctx, {
          kind: 'notification.work_failed',
          to: { permission: 'admin.job.read' },
          record: {
            entity: 'admin.dead_letter',
            id,
            label: reaction,
            path: `/admin/dead-letters/${id}`,
          },
          details: { error: error.slice(0, 300) },
        }),
    );
}
