import type { Module } from '@poros/kernel';
import { Type } from '@poros/kernel/shared';
import { archiveBranch } from './server/archive-branch.ts';
import { archiveDepartment } from './server/archive-department.ts';
import { changeBranch } from './server/change-branch.ts';
import { changeDepartment } from './server/change-department.ts';
import { createBranch } from './server/create-branch.ts';
import { createDepartment } from './server/create-department.ts';
import { createTenant } from './server/create-tenant.ts';
import { listBranches } from './server/list-branches.ts';
import { listDepartments } from './server/list-departments.ts';
import { placeOf } from './server/place-of.ts';
import { tenancyEvents } from './shared/events.ts';
import { refusals } from './shared/refusals.ts';
import en from './words.en.json' with { type: 'json' };
import id from './words.id.json' with { type: 'json' };

export const tenancy: Module = {
  name: 'tenancy',
  depends: [],
  operations: [
    createTenant,
    createBranch,
    changeBranch,
    archiveBranch,
    listBranches,
    createDepartment,
    changeDepartment,
    archiveDepartment,
    listDepartments,
  ],
  events: tenancyEvents,
  places: { placeOf },
  records: [
    {
      entity: 'tenancy.branch',
      path: '/admin/branches/$id',
      table: 'tenancy.branch',
      label: "code || ' · ' || name",
      branch: 'id',
    },
  ],
  refusals,
  constraints: {
    tenant__code_once: 'tenancy.code_taken',
    branch__code_once: 'tenancy.code_taken',
    branch__number_code_once: 'tenancy.code_taken',
    department__code_once: 'tenancy.code_taken',
    department__parent: 'tenancy.department_not_found',
  },
  permissions: [
    { name: 'tenancy.tenant.create', code: 'PLATFORM.TENANT.CREATE' },
    { name: 'tenancy.tenant.read', code: 'ADMIN.TENANT.READ' },
    { name: 'tenancy.branch.create', code: 'ADMIN.BRANCH.CREATE' },
    { name: 'tenancy.branch.read', code: 'ADMIN.BRANCH.READ' },
    { name: 'tenancy.branch.change', code: 'ADMIN.BRANCH.UPDATE' },
    { name: 'tenancy.branch.archive', code: 'ADMIN.BRANCH.DELETE' },
    { name: 'tenancy.department.create', code: 'ADMIN.DEPARTMENT.CREATE' },
    { name: 'tenancy.department.read', code: 'ADMIN.DEPARTMENT.READ' },
    { name: 'tenancy.department.change', code: 'ADMIN.DEPARTMENT.UPDATE' },
    { name: 'tenancy.department.archive', code: 'ADMIN.DEPARTMENT.DELETE' },
  ],
  menu: [
    {
      group: 'admin',
      section: 'company',
      path: '/admin/branches',
      word: 'tenancy.branches',
      permission: 'tenancy.branch.read',
    },
    {
      group: 'admin',
      section: 'company',
      path: '/admin/departments',
      word: 'tenancy.departments',
      permission: 'tenancy.department.read',
    },
  ],
  config: [{ key: 'tenancy.is_demo_complete', schema: Type.Boolean(), default: false }],
  words: { id, en },
  migrations: new URL('./sql/', import.meta.url),
};
