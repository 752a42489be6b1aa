import { command, refuse, sql, type RowOf } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveDepartment } from '../shared/department.ts';

export const archiveDepartment = command({
  name: 'tenancy.archive_department',
  http: 'POST /departments/:departmentId/archival',
  permission: 'tenancy.department.archive',
  summary: 'Take a department out of use.',
  input: ArchiveDepartment,
  output: Touched,
  refuses: ['tenancy.department_not_found', 'tenancy.department_has_children'],

  async run(ctx, { departmentId, version }) {
    type Found = RowOf<'tenancy.department'> & { children: number };
    const department =
      (await ctx.first<Found>(sql`select d.*, (select count(*)::integer from tenancy.department c
        where c.tenant_id = d.tenant_id and c.parent_id = d.id and c.deleted_at is null) as children
      from tenancy.department d
      where d.tenant_id = ${ctx.tenantId} and d.id = ${departmentId} and d.deleted_at is null for update of d`)) ??
      refuse('tenancy.department_not_found');
    if (department.children > 0)
      refuse('tenancy.department_has_children', { code: department.code });

    ctx.update(
      'tenancy.department',
      { ...department, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    return { id: departmentId, version: version + 1 };
  },
});
