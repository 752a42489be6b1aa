import { page, query, sql } from '@poros/kernel';
import { CategoryPage, ListCategories, type Category } from '../shared/category.ts';

export const listCategories = query({
  name: 'catalog.list_categories',
  http: 'GET /categories',
  permission: 'catalog.category.read',
  summary: 'The categories of items, each with its parent and how many items it holds itself.',
  input: ListCategories,
  output: CategoryPage,

  run: (ctx, input) =>
    page<Category>(ctx, input, {
      select: sql`c.id, c.code, c.name, c.parent_id as "parentId", p.name as "parentName",
        c.version,
        (select count(*)::integer from catalog.item i where i.tenant_id = c.tenant_id
          and i.category_id = c.id and i.deleted_at is null) as "itemCount"`,
      from: sql`catalog.category c
        left join catalog.category p on p.tenant_id = c.tenant_id and p.id = c.parent_id`,
      where: [
        sql`c.tenant_id = ${ctx.tenantId}`,
        sql`c.deleted_at is null`,
        input.search
          ? sql`position(lower(${input.search}) in lower(c.code || ' ' || c.name)) > 0`
          : undefined,
      ],
      id: sql`c.id`,
      columns: {
        code: { by: sql`c.code`, type: 'text' },
        name: { by: sql`c.name`, type: 'text' },
        parentName: { by: sql`p.name`, type: 'text', empty: 'first' },
      },
      defaultSort: 'name',
    }),
});
