import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateProject } from '../shared/project.ts';

export const createProject = command({
  name: 'finance.create_project',
  http: 'POST /finance/projects',
  permission: 'finance.account.create',
  summary: 'Add a project that journal lines may be set to.',
  input: CreateProject,
  output: Touched,
  refuses: ['finance.code_taken'],

  async run(ctx, { id = ctx.newId(), code, name }) {
    ctx.insert('finance.project', { id, code, name });

    return { id, version: 1 };
  },
});
