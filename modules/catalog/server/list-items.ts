import { found, page, query, sql, type QueryCtx, type Sql } from '@poros/kernel';
import { ItemPage, ListItems, type ItemRow } from '../shared/item.ts';
import { itemColumns, itemsWithUnit } from './item.sql.ts';
import { ITEM_KINDS } from '../shared/item-kind.ts';

export const listItems = query({
  name: 'catalog.list_items',
  http: 'GET /items',
  permission: 'catalog.item.read',
  summary: 'The items, found by code, name or barcode; a category brings everything below it.',
  input: ListItems,
  output: ItemPage,

  run: (ctx, input) =>
    page<ItemRow>(ctx, input, {
      select: itemColumns,
      from: itemsWithUnit,
      where: [
        sql`i.tenant_id = ${ctx.tenantId}`,
        input.status === 'archived' ? sql`i.deleted_at is not null` : sql`i.deleted_at is null`,
        input.categoryId ? inCategory(ctx, input.categoryId) : undefined,
        input.kind ? sql`i.kind = ${input.kind}` : undefined,
        input.isSold === undefined ? undefined : sql`i.is_sold = ${input.isSold}`,
        input.isBought === undefined ? undefined : sql`i.is_bought = ${input.isBought}`,
        input.isStocked === undefined ? undefined : sql`i.is_stocked = ${input.isStocked}`,
        found(input.search, sql`i.id`, sql`catalog.search_item`),
      ],
      id: sql`i.id`,
      columns: {
        code: { by: sql`i.code`, type: 'text' },
        name: { by: sql`i.name`, type: 'text' },
        categoryName: { by: sql`c.name`, type: 'text', empty: 'first' },
        kind: { by: sql`i.kind`, type: 'word', words: ITEM_KINDS },
        unit: { by: sql`u.code`, type: 'text' },
        taxCode: { by: sql`i.tax_code`, type: 'text' },
        isStocked: { by: sql`i.is_stocked`, type: 'boolean' },
        isSold: { by: sql`i.is_sold`, type: 'boolean' },
        isBought: { by: sql`i.is_bought`, type: 'boolean' },
        basePrice: { by: sql`i.base_price`, type: 'numeric' },
        standardCost: { by: sql`i.standard_cost`, type: 'numeric' },
      },
      defaultSort: 'name',
    }),
});

/** `union` ends the walk even if the tree had a circle. */
function inCategory(ctx: QueryCtx, categoryId: string): Sql {
  return sql`i.category_id in (
    with recursive below as (
      select ${categoryId}::uuid as id
      union
      select c.id from catalog.category c join below b on c.parent_id = b.id
      where c.tenant_id = ${ctx.tenantId}
    ) select id from below)`;
}
