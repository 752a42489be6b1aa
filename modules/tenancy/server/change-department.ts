import { command, refuse, sql, type RowOf } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeDepartment } from '../shared/department.ts';

export const changeDepartment = command({
  name: 'tenancy.change_department',
  http: 'PUT /departments/:departmentId',
  permission: 'tenancy.department.change',
  summary: 'Change the name or the parent of a department.',
  input: ChangeDepartment,
  output: Touched,
  refuses: ['tenancy.department_not_found'],

  async run(ctx, { departmentId, version, name, parentId }) {
    const department =
      (await ctx.first<RowOf<'tenancy.department'>>(sql`select * from tenancy.department
      where tenant_id = ${ctx.tenantId} and id = ${departmentId} and deleted_at is null for update`)) ??
      refuse('tenancy.department_not_found');

    ctx.update('tenancy.department', { ...department, version }, { name, parent_id: parentId });

    return { id: departmentId, version: version + 1 };
  },
});
