import { command, refuse, sql, type Ctx } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeCategory } from '../shared/category.ts';
import { lockCategory } from './category.sql.ts';
import { expectCategory } from './item.sql.ts';

export const changeCategory = command({
  name: 'catalog.change_category',
  http: 'PUT /categories/:categoryId',
  permission: 'catalog.category.change',
  summary: 'Rename a category or hang it below another.',
  input: ChangeCategory,
  output: Touched,
  refuses: ['catalog.category_not_found', 'catalog.category_in_circle'],

  async run(ctx, { categoryId, version, name, parentId }) {
    await lockTree(ctx);
    const category = await lockCategory(ctx, categoryId);
    if (parentId !== null && (await standsAbove(ctx, categoryId, parentId)))
      refuse('catalog.category_in_circle', { name: category.name });

    if (parentId !== null) expectCategory(ctx, parentId);
    ctx.update('catalog.category', { ...category, version }, { name, parent_id: parentId });

    return { id: categoryId, version: version + 1 };
  },
});

/** Two moves at once could close a circle that neither of them sees. */
function lockTree(ctx: Ctx): Promise<unknown> {
  const lock = `catalog.category/${ctx.tenantId}`;
  return ctx.read(sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`);
}

/** Whether the category is the other one, or above it in the tree. */
async function standsAbove(ctx: Ctx, categoryId: string, otherId: string): Promise<boolean> {
  const rows = await ctx.read<{ id: string }>(sql`
    with recursive above as (
      select id, parent_id from catalog.category where tenant_id = ${ctx.tenantId}
        and id = ${otherId}
      union
      select c.id, c.parent_id from catalog.category c join above a on c.id = a.parent_id
      where c.tenant_id = ${ctx.tenantId}
    ) select id from above where id = ${categoryId}`);
  return rows.length > 0;
}
