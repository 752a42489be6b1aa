export { identity } from './module.ts';
export { authenticate, type AuthenticateOptions } from './server/authenticate.ts';
export { forgetEnded, type Forgotten } from './server/forget-ended.ts';
export { seedUser, type SeedUser } from './server/seed-user.ts';
export { syncDefaultRoles } from './server/sync-default-roles.ts';
