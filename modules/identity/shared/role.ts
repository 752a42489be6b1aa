import {
  Code,
  Id,
  Instant,
  Name,
  Page,
  Type,
  Version,
  listInput,
  nullable,
  object,
  type Static,
} from '@poros/kernel/shared';
import { ScopeWord } from './scope.ts';

export const Grant = object({ permission: Type.String({ maxLength: 100 }), scope: ScopeWord });
export type Grant = Static<typeof Grant>;

const Level = Type.Integer({
  minimum: 1,
  maximum: 99,
  description: '1 is the highest, 99 the lowest',
});
const Grants = Type.Array(Grant, { maxItems: 2_000 });

export const CreateRole = object({
  code: Code,
  nameId: Name,
  nameEn: Name,
  level: Level,
  permissions: Grants,
});
export const ChangeRole = object({
  roleId: Id,
  version: Version,
  nameId: Name,
  nameEn: Name,
  level: Level,
  permissions: Grants,
});
export const ArchiveRole = object({ roleId: Id, version: Version });

export const RoleRow = object({
  id: Id,
  code: Code,
  nameId: Name,
  nameEn: Name,
  level: Type.Integer(),
  isSystem: Type.Boolean(),
  userCount: Type.Integer(),
  permissionCount: Type.Integer(),
  version: Type.Integer(),
});
export type RoleRow = Static<typeof RoleRow>;
export const RolePage = Page(RoleRow);
export const ListRoles = object({ ...listInput });

export const GetRole = object({ roleId: Id });
export const Role = object({
  id: Id,
  code: Code,
  nameId: Name,
  nameEn: Name,
  level: Type.Integer(),
  isSystem: Type.Boolean(),
  /** True when it cannot be changed: the system administrator always holds everything. */
  isFixed: Type.Boolean(),
  permissions: Type.Array(Grant),
  version: Type.Integer(),
});
export type Role = Static<typeof Role>;

export const ListRoleChanges = object({ roleId: Id });
/** What one command changed of a role's rights; null stands for not held. */
export const RoleChange = object({
  id: Id,
  at: Instant,
  byName: nullable(Type.String()),
  changes: Type.Array(
    object({ permission: Type.String(), from: nullable(ScopeWord), to: nullable(ScopeWord) }),
  ),
});
export type RoleChange = Static<typeof RoleChange>;
export const RoleChanges = object({ rows: Type.Array(RoleChange) });

/**
 * Every right that a role can be made of; `mine` is how far the asker holds it, hence how far he
 * may grant it.
 */
export const ListPermissions = object({});
export const PermissionList = object({
  rows: Type.Array(
    object({
      name: Type.String(),
      code: Type.String(),
      module: Type.String(),
      mine: nullable(ScopeWord),
    }),
  ),
});
