import { page, query, sql, type OutputOf } from '@poros/kernel';
import { DepartmentPage, ListDepartments } from '../shared/department.ts';

type Row = OutputOf<{ output: typeof DepartmentPage }>['rows'][number];

export const listDepartments = query({
  name: 'tenancy.list_departments',
  http: 'GET /departments',
  permission: 'tenancy.department.read',
  summary: 'The departments of the tenant.',
  input: ListDepartments,
  output: DepartmentPage,

  run: (ctx, input) =>
    page<Row>(ctx, input, {
      select: sql`d.id, d.code, d.name, d.parent_id as "parentId", p.name as "parentName", d.version`,
      from: sql`tenancy.department d
      left join tenancy.department p on p.tenant_id = d.tenant_id and p.id = d.parent_id`,
      where: [
        sql`d.tenant_id = ${ctx.tenantId}`,
        sql`d.deleted_at is null`,
        input.departmentId ? sql`d.id = ${input.departmentId}` : undefined,
        input.search
          ? sql`position(lower(${input.search}) in lower(d.code || ' ' || d.name)) > 0`
          : undefined,
      ],
      id: sql`d.id`,
      columns: {
        code: { by: sql`d.code`, type: 'text' },
        name: { by: sql`d.name`, type: 'text' },
        parentName: { by: sql`p.name`, type: 'text', empty: 'first' },
      },
      defaultSort: 'code',
    }),
});
