import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateCategory } from '../shared/category.ts';
import { expectCategory } from './item.sql.ts';

export const createCategory = command({
  name: 'catalog.create_category',
  http: 'POST /categories',
  permission: 'catalog.category.change',
  summary: 'Add a category of items, alone or below another.',
  input: CreateCategory,
  output: Touched,
  refuses: ['catalog.code_taken', 'catalog.category_not_found'],

  async run(ctx, { code, name, parentId, ...given }) {
    const id = given.id ?? ctx.newId();
    if (parentId) expectCategory(ctx, parentId);
    ctx.insert('catalog.category', { id, code, name, parent_id: parentId ?? null });

    return { id, version: 1 };
  },
});
