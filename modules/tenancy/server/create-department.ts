import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateDepartment } from '../shared/department.ts';

export const createDepartment = command({
  name: 'tenancy.create_department',
  http: 'POST /departments',
  permission: 'tenancy.department.create',
  summary: 'Add a department.',
  input: CreateDepartment,
  output: Touched,
  refuses: ['tenancy.code_taken'],

  async run(ctx, { id = ctx.newId(), code, name, parentId }) {
    ctx.insert('tenancy.department', { id, code, name, parent_id: parentId ?? null });

    return { id, version: 1 };
  },
});
