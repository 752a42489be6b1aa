import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeProject } from '../shared/project.ts';
import { holdProject } from './project.sql.ts';

export const changeProject = command({
  name: 'finance.change_project',
  http: 'PUT /finance/projects/:projectId',
  permission: 'finance.account.change',
  summary: 'Change the name of a project; its code stays.',
  input: ChangeProject,
  output: Touched,
  refuses: ['finance.project_not_found'],

  async run(ctx, { projectId, version, name }) {
    const project = await holdProject(ctx, projectId);

    ctx.update('finance.project', { ...project, version }, { name });

    return { id: projectId, version: version + 1 };
  },
});
