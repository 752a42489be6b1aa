import {
  Id,
  Type,
  Version,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';

export const AUDIENCES = ['me', 'role', 'everyone'] as const;
const ListName = Type.String({
  pattern: '^[a-z]+\\.[a-z_]+$',
  maxLength: 80,
  description: 'The query a list shows: sales.list_orders',
});
const ViewName = Type.String({ minLength: 1, maxLength: 60 });

/** The columns of a list in their order; those it does not name stand as the page has them. */
export const Layout = object({
  columns: Type.Array(
    object({
      id: Type.String({ maxLength: 40 }),
      isShown: Type.Boolean(),
      /** Pixels at normal density; null as the page has it. */
      width: nullable(Type.Integer({ minimum: 40, maximum: 1200 })),
    }),
    { maxItems: 100 },
  ),
  isFirstFrozen: Type.Boolean(),
});
export type Layout = Static<typeof Layout>;

/** What a view brings back: the query of the address without the view's own name, and columns. */
const look = {
  address: Type.String({ maxLength: 4000, description: 'Query of the address: where=…&sort=…' }),
  layout: nullable(Layout),
};
const audience = {
  audience: oneOf(AUDIENCES),
  /** With audience `role`. */
  roleId: nullable(Id),
};

export const SavedView = object({
  id: Id,
  list: Type.String(),
  name: Type.String(),
  userId: Id,
  userName: nullable(Type.String()),
  ...audience,
  ...look,
  isPinned: Type.Boolean(),
  mayChange: Type.Boolean(),
  version: Type.Integer(),
});
export type SavedView = Static<typeof SavedView>;

export const GetListViews = object({ list: ListName });
export const ListViews = object({
  views: Type.Array(SavedView),
  layout: nullable(Layout),
  /** The id of a saved view or of one that the page brings. */
  defaultView: nullable(Type.String()),
  mayShare: Type.Boolean(),
  /** Those a view may be shared with. */
  roles: Type.Array(object({ id: Id, nameId: Type.String(), nameEn: Type.String() })),
});
export type ListViews = Static<typeof ListViews>;

export const CreateView = object({
  id: optional(Id),
  list: ListName,
  name: ViewName,
  ...look,
  audience: optional(audience.audience),
  roleId: optional(audience.roleId),
  isPinned: optional(Type.Boolean()),
});
export const ChangeView = object({
  viewId: Id,
  version: Version,
  name: optional(ViewName),
  address: optional(look.address),
  layout: optional(look.layout),
  audience: optional(audience.audience),
  roleId: optional(audience.roleId),
  isPinned: optional(Type.Boolean()),
});
export const RemoveView = object({ viewId: Id, version: Version });
export const RestoreView = object({ viewId: Id, version: Version });

/** What is left out stays. */
export const SetListLayout = object({
  list: ListName,
  layout: optional(nullable(Layout)),
  defaultView: optional(nullable(Type.String({ maxLength: 60 }))),
});
export const ListLayoutSet = object({ list: Type.String() });
