import {
  Code,
  Email,
  Id,
  Instant,
  Name,
  Page,
  Type,
  Version,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';

/**
 * What may be written into a password field; `secret` keeps it out of every log and of the audit
 * trail.
 */
export const Password = Type.String({
  minLength: 1,
  maxLength: 128,
  secret: true,
  description: 'Password',
});
export const NewPassword = Type.String({
  minLength: 1,
  maxLength: 128,
  secret: true,
  description: 'New password',
});

export const Username = Type.String({
  pattern: '^[a-z0-9][a-z0-9._-]{1,39}$',
  description: 'a-z, 0-9, . _ -',
});
export const Locale = oneOf(['id-ID', 'en-ID', 'en-PG']);
export const LanguageWord = oneOf(['id', 'en']);
export const ThemeWord = oneOf(['system', 'light', 'dark', 'contrast']);
export const DensityWord = oneOf(['compact', 'comfortable', 'touch']);

const Ids = Type.Array(Id, { maxItems: 500, uniqueItems: true });

export const CreateUser = object({
  id: optional(Id),
  name: Name,
  email: Email,
  username: optional(Username),
  /** Needed unless the person already signs in to another company of this installation. */
  password: optional(NewPassword),
  /** Nobody signs in until an administrator sets a password: for people who come in by a file. */
  isPasswordLater: optional(Type.Boolean()),
  /** Whether the person chooses an own password at the first log-in; yes unless said otherwise. */
  mustChangePassword: optional(Type.Boolean()),
  language: optional(LanguageWord),
  locale: optional(Locale),
  departmentId: optional(Id),
  roleIds: Ids,
  hasAllBranches: optional(Type.Boolean()),
  branchIds: optional(Ids),
  defaultBranchId: optional(Id),
  /** Offered on the log-in page of a demonstration; only the installation itself may say so. */
  isDemo: optional(Type.Boolean()),
});
export type CreateUser = Static<typeof CreateUser>;

export const CreatedUser = object({
  id: Id,
  version: Type.Integer(),
  /** False when the person already had a log-in here and keeps its password. */
  isNewAccount: Type.Boolean(),
});

export const ChangeUser = object({
  userId: Id,
  version: Version,
  name: Name,
  email: Email,
  username: nullable(Username),
  departmentId: nullable(Id),
});
export const AssignRoles = object({ userId: Id, version: Version, roleIds: Ids });
export const AssignBranches = object({
  userId: Id,
  version: Version,
  hasAllBranches: Type.Boolean(),
  branchIds: Ids,
  defaultBranchId: nullable(Id),
});
export const ArchiveUser = object({ userId: Id, version: Version });
export const ReopenUser = object({ userId: Id, version: Version });
export const UnlockUser = object({ userId: Id });
export const ResetPassword = object({ userId: Id, password: NewPassword });
export const ChangeOwnPassword = object({ currentPassword: Password, newPassword: NewPassword });
/** Only what is given changes. */
export const ChangeOwnProfile = object({
  language: optional(LanguageWord),
  locale: optional(Locale),
  theme: optional(ThemeWord),
  density: optional(DensityWord),
  letterKeys: optional(Type.Boolean()),
});
export const Done = object({ id: Id });

const RoleOfUser = object({
  id: Id,
  code: Code,
  nameId: Name,
  nameEn: Name,
  level: Type.Integer(),
});
const userFields = {
  id: Id,
  name: Name,
  email: Type.String(),
  username: nullable(Type.String()),
  isActive: Type.Boolean(),
  isLocked: Type.Boolean(),
  lastSignedInAt: nullable(Instant),
  departmentName: nullable(Name),
  roles: Type.Array(RoleOfUser),
  version: Type.Integer(),
};

export const UserRow = object(userFields);
export type UserRow = Static<typeof UserRow>;
export const UserPage = Page(UserRow);
export const ListUsers = object({
  ...listInput,
  status: optional(oneOf(['active', 'archived', 'locked'])),
  roleId: optional(Id),
});

export const GetUser = object({ userId: Id });
export const User = object({
  ...userFields,
  departmentId: nullable(Id),
  hasAllBranches: Type.Boolean(),
  branches: Type.Array(object({ id: Id, code: Code, name: Name })),
  defaultBranchId: nullable(Id),
  /**
   * False when another company keeps this person's log-in: names and password change only there.
   */
  isAccountHere: Type.Boolean(),
  mustChangePassword: Type.Boolean(),
  passwordChangedAt: Instant,
  /** Too many wrong passwords came from one network; until then it is not heard. */
  lockedUntil: nullable(Instant),
  createdAt: Instant,
});
export type User = Static<typeof User>;

export const GetOwnProfile = object({});
export const OwnProfile = object({
  id: Id,
  name: Name,
  email: Type.String(),
  username: nullable(Type.String()),
  language: LanguageWord,
  locale: Locale,
  theme: ThemeWord,
  density: DensityWord,
  letterKeys: Type.Boolean(),
  roles: Type.Array(RoleOfUser),
  passwordChangedAt: Instant,
});
