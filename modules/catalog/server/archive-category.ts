import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ArchiveCategory } from '../shared/category.ts';
import { lockCategory } from './category.sql.ts';

export const archiveCategory = command({
  name: 'catalog.archive_category',
  http: 'POST /categories/:categoryId/archival',
  permission: 'catalog.category.change',
  summary: 'Take a category out of use, once nothing is in it.',
  input: ArchiveCategory,
  output: Touched,
  refuses: [
    'catalog.category_not_found',
    'catalog.category_has_children',
    'catalog.category_in_use',
  ],

  async run(ctx, { categoryId, version }) {
    const category = await lockCategory(ctx, categoryId);
    const [children, items] = await ctx.readAll<[{ code: string }[], { code: string }[]]>(
      sql`select code from catalog.category
        where tenant_id = ${ctx.tenantId} and parent_id = ${categoryId}
          and deleted_at is null limit 1`,
      sql`select code from catalog.item
        where tenant_id = ${ctx.tenantId} and category_id = ${categoryId}
          and deleted_at is null limit 1`,
    );
    if (children[0]) refuse('catalog.category_has_children', { name: category.name });
    if (items[0]) refuse('catalog.category_in_use', { name: category.name, item: items[0].code });

    ctx.update(
      'catalog.category',
      { ...category, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    return { id: categoryId, version: version + 1 };
  },
});
