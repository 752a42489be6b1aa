import { sql, type ImportKind } from '@poros/kernel';
import { Email, Id, Name, Type, object, optional } from '@poros/kernel/shared';
import { LanguageWord, Username } from '../shared/user.ts';
import { archiveUser } from './archive-user.ts';
import { changeUser } from './change-user.ts';
import { createUser } from './create-user.ts';
import { reopenUser } from './reopen-user.ts';

const row = object({
  email: Email,
  name: Name,
  roleId: Id,
  branchId: Id,
  username: optional(Username),
  departmentId: optional(Id),
  hasAllBranches: optional(Type.Boolean()),
  language: optional(LanguageWord),
});

/**
 * Users from a file, known again by their address. No password stands in a file: an administrator
 * sets the first one, and the person another at the first log-in.
 */
export const userImport: ImportKind = {
  name: 'identity.user',
  word: 'identity.users',
  path: '/admin/users',
  create: createUser,
  row,
  input: ({ roleId, branchId, hasAllBranches, ...user }, id) => ({
    ...user,
    id,
    roleIds: [roleId],
    hasAllBranches: hasAllBranches === true,
    branchIds: hasAllBranches === true ? [] : [branchId],
    defaultBranchId: branchId,
    isPasswordLater: true,
  }),
  changes: [changeUser],
  changeable: ['name', 'username', 'departmentId'],
  archive: archiveUser,
  restore: reopenUser,
  idField: 'userId',
  table: 'identity.app_user',
  parts: ['identity.user_role', 'identity.user_branch'],
  key: ['email'],
  keyOf: ({ email }) => String(email).toLowerCase(),
  stored: (tenantId, emails) => sql`select lower(u.email) as key, u.id, u.name, u.email, u.username,
      u.department_id as "departmentId", not u.is_active as "isArchived", u.version
    from identity.app_user u
    where u.tenant_id = ${tenantId} and u.kind = 'person' and lower(u.email) = any(${[...emails]}::text[])`,
  fields: {
    email: { synonyms: ['e mail', 'email address', 'surel'], sample: 'dewi@perusahaan.co.id' },
    name: {
      synonyms: ['nama lengkap', 'full name', 'nama karyawan', 'employee'],
      pieces: ['first name', 'last name', 'nama depan', 'nama belakang'],
      sample: 'Dewi Lestari',
    },
    username: { isOnce: true, synonyms: ['user name', 'login'] },
    roleId: {
      word: 'identity.role',
      synonyms: ['jabatan', 'role code'],
      sample: 'STAFF_SALES',
      lookup: {
        word: 'identity.role',
        from: 'identity.role',
        code: 'code',
        name: 'name_id',
        where: 'deleted_at is null',
      },
    },
    branchId: {
      word: 'identity.branch',
      synonyms: ['kantor', 'lokasi', 'office', 'branch code'],
      lookup: {
        word: 'identity.branch',
        from: 'tenancy.v_branch',
        code: 'code',
        name: 'name',
        where: 'deleted_at is null',
      },
    },
    departmentId: {
      word: 'identity.department',
      synonyms: ['bagian', 'divisi'],
      lookup: {
        word: 'identity.department',
        from: 'tenancy.v_department',
        code: 'code',
        name: 'name',
        where: 'deleted_at is null',
      },
    },
    hasAllBranches: { word: 'identity.all_branches' },
    language: { synonyms: ['bahasa'] },
  },
  blames: {
    'identity.user_exists': 'email',
    'identity.email_taken': 'email',
    'identity.username_taken': 'username',
    'identity.role_above': 'roleId',
    'identity.right_not_held': 'roleId',
    'identity.place_not_found': 'branchId',
  },
};
