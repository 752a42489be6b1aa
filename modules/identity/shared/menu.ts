import {
  Id,
  Name,
  Type,
  Version,
  nullable,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';

export const MenuPath = Type.String({ pattern: '^/[a-z0-9/_-]*$', maxLength: 100 });

/** One entry of the menu as a role sees it. */
export const MenuEntryOfRole = object({
  group: Type.String(),
  section: optional(Type.String()),
  path: MenuPath,
  word: Type.String(),
  permission: Type.String(),
  /** Whether the role holds the right to the page: without it nothing shows the entry. */
  isAllowed: Type.Boolean(),
  isHidden: Type.Boolean(),
});
export type MenuEntryOfRole = Static<typeof MenuEntryOfRole>;

export const GetRoleMenu = object({ roleId: Id });
export const RoleMenu = object({
  roleId: Id,
  code: Type.String(),
  nameId: Name,
  nameEn: Name,
  /** False while every entry stands where its module put it. */
  isArranged: Type.Boolean(),
  entries: Type.Array(MenuEntryOfRole),
  version: Type.Integer(),
});
export type RoleMenu = Static<typeof RoleMenu>;

/** In the wished order; `null` gives the menu back to the modules. */
export const ArrangeMenu = object({
  roleId: Id,
  version: Version,
  entries: nullable(
    Type.Array(object({ path: MenuPath, isHidden: optional(Type.Boolean()) }), { maxItems: 300 }),
  ),
});
