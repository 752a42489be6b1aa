import { page, query, sql, type OutputOf } from '@poros/kernel';
import { ListProjects, ProjectPage } from '../shared/project.ts';

type Row = OutputOf<{ output: typeof ProjectPage }>['rows'][number];

export const listProjects = query({
  name: 'finance.list_projects',
  http: 'GET /finance/projects',
  permission: 'finance.account.read',
  summary: 'Projects in use.',
  input: ListProjects,
  output: ProjectPage,

  run: (ctx, input) =>
    page<Row>(ctx, input, {
      select: sql`p.id, p.code, p.name, p.version`,
      from: sql`finance.project p`,
      where: [
        sql`p.tenant_id = ${ctx.tenantId}`,
        sql`p.deleted_at is null`,
        input.search
          ? sql`position(lower(${input.search}) in lower(p.code || ' ' || p.name)) > 0`
          : undefined,
      ],
      id: sql`p.id`,
      columns: { code: { by: sql`p.code`, type: 'text' }, name: { by: sql`p.name`, type: 'text' } },
      defaultSort: 'code',
    }),
});
