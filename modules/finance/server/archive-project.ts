import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveProject } from '../shared/project.ts';
import { holdProject } from './project.sql.ts';

export const archiveProject = command({
  name: 'finance.archive_project',
  http: 'POST /finance/projects/:projectId/archival',
  permission: 'finance.account.archive',
  summary: 'Take a project out of use; its journal lines stay.',
  input: ArchiveProject,
  output: Touched,
  refuses: ['finance.project_not_found'],

  async run(ctx, { projectId, version }) {
    const project = await holdProject(ctx, projectId);

    ctx.update(
      'finance.project',
      { ...project, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    return { id: projectId, version: version + 1 };
  },
});
