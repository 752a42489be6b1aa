import {
  Code,
  Id,
  Name,
  Page,
  Type,
  Version,
  listInput,
  nullable,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';

export const Category = object({
  id: Id,
  code: Code,
  name: Name,
  parentId: nullable(Id),
  parentName: nullable(Type.String()),
  itemCount: Type.Integer(),
  version: Type.Integer(),
});
export type Category = Static<typeof Category>;

export const CreateCategory = object({
  id: optional(Id),
  code: Code,
  name: Name,
  parentId: optional(Id),
});
export const ChangeCategory = object({
  categoryId: Id,
  version: Version,
  name: Name,
  parentId: nullable(Id),
});
export const ArchiveCategory = object({ categoryId: Id, version: Version });
export const ListCategories = object({ ...listInput });
export const CategoryPage = Page(Category);
