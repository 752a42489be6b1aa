import { page, type Shell } from '@poros/web-kit';

export const tenancyPages = (shell: Shell) => [
  page(shell, {
    path: '/admin/branches',
    permission: 'tenancy.branch.read',
    load: () => import('./branches.tsx').then((m) => m.BranchList),
  }),
  page(shell, {
    path: '/admin/branches/new',
    permission: 'tenancy.branch.create',
    load: () => import('./new-branch.tsx').then((m) => m.NewBranch),
  }),
  page(shell, {
    path: '/admin/branches/$branchId',
    permission: 'tenancy.branch.read',
    asks: 'tenancy.list_branches',
    load: () => import('./branch.tsx').then((m) => m.BranchRecord),
  }),
  page(shell, {
    path: '/admin/departments',
    permission: 'tenancy.department.read',
    load: () => import('./departments.tsx').then((m) => m.DepartmentList),
  }),
  page(shell, {
    path: '/admin/departments/new',
    permission: 'tenancy.department.create',
    load: () => import('./new-department.tsx').then((m) => m.NewDepartment),
  }),
  page(shell, {
    path: '/admin/departments/$departmentId',
    permission: 'tenancy.department.read',
    asks: 'tenancy.list_departments',
    load: () => import('./department.tsx').then((m) => m.DepartmentRecord),
  }),
];
