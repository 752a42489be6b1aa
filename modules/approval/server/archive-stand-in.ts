import { command, refuse, sql, type RowOf } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveStandIn } from '../shared/request.ts';

export const archiveStandIn = command({
  name: 'approval.archive_stand_in',
  http: 'POST /me/stand-ins/:standInId/archival',
  permission: 'signed_in',
  summary: 'Decide oneself again.',
  input: ArchiveStandIn,
  output: Touched,
  refuses: ['approval.stand_in_not_found'],

  async run(ctx, { standInId, version }) {
    const row =
      (await ctx.first<RowOf<'approval.stand_in'>>(sql`select * from approval.stand_in
        where tenant_id = ${ctx.tenantId} and id = ${standInId}
          and user_id = ${ctx.actor.userId} and deleted_at is null for update`)) ??
      refuse('approval.stand_in_not_found');
    ctx.update(
      'approval.stand_in',
      { ...row, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );
    return { id: standInId, version: version + 1 };
  },
});
