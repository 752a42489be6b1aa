export { tenancy } from './module.ts';
export { createBranch } from './server/create-branch.ts';
export { createTenant } from './server/create-tenant.ts';
