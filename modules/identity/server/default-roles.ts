import type { DefaultRole, Permission } from '@poros/kernel';
import type { Scope } from '../shared/scope.ts';
import { ALL_RIGHTS, isOfCompany } from './role.sql.ts';

export interface DefaultRoleOf {
  readonly code: DefaultRole;
  readonly nameId: string;
  readonly nameEn: string;
  readonly level: number;
}

/** The roles that every company begins with. */
export const defaultRoles: readonly DefaultRoleOf[] = [
  { code: 'SYSADMIN', nameId: 'Administrator Sistem', nameEn: 'System Administrator', level: 1 },
  { code: 'DIRECTOR', nameId: 'Direktur', nameEn: 'Director', level: 5 },
  { code: 'MANAGER_SALES', nameId: 'Manajer Penjualan', nameEn: 'Sales Manager', level: 10 },
  { code: 'MANAGER_PROD', nameId: 'Manajer Produksi', nameEn: 'Production Manager', level: 10 },
  { code: 'STAFF_SALES', nameId: 'Staf Penjualan', nameEn: 'Sales Staff', level: 50 },
  { code: 'STAFF_WH', nameId: 'Staf Gudang', nameEn: 'Warehouse Staff', level: 50 },
  { code: 'STAFF_FIN', nameId: 'Staf Keuangan', nameEn: 'Finance Staff', level: 50 },
  { code: 'OPERATOR', nameId: 'Operator Produksi', nameEn: 'Production Operator', level: 80 },
  { code: 'READONLY', nameId: 'Hanya Lihat', nameEn: 'Read Only', level: 99 },
];

const READ_EVERYTHING: ReadonlySet<DefaultRole> = new Set(['DIRECTOR', 'READONLY']);

/**
 * How far a default role holds a permission: what the module says; the administrator everything,
 * readers every read.
 */
export function scopeByDefault(role: DefaultRole, permission: Permission): Scope | undefined {
  if (!isOfCompany(permission)) return undefined;
  if (role === ALL_RIGHTS) return 'all';
  const said = permission.roles?.[role];
  if (said) return said;
  return READ_EVERYTHING.has(role) && permission.name.endsWith('.read') ? 'all' : undefined;
}
