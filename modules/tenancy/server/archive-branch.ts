import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveBranch } from '../shared/branch.ts';
import { lockBranch } from './branch.sql.ts';

export const archiveBranch = command({
  name: 'tenancy.archive_branch',
  http: 'POST /branches/:branchId/archival',
  permission: 'tenancy.branch.archive',
  summary: 'Take a branch out of use; its documents stay.',
  input: ArchiveBranch,
  output: Touched,
  refuses: ['tenancy.branch_not_found', 'tenancy.branch_is_main'],

  async run(ctx, { branchId, version }) {
    const branch = await lockBranch(ctx, branchId);
    if (branch.is_main) refuse('tenancy.branch_is_main', { code: branch.code });

    ctx.update(
      'tenancy.branch',
      { ...branch, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    return { id: branchId, version: version + 1 };
  },
});
