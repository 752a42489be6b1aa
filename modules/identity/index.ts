export { identity } from './module.ts';
export { authenticate, type AuthenticateOptions } from './server/authenticate.ts';
export { forgetEnded, type Forgotten } from './server/forget-ended.ts';
export { grantRole, type RoleGift } from './server/grant-role.ts';
export { personAt, type PersonAt } from './server/person-at.ts';
export { rightHolders, type RightHolder } from './server/right-holders.ts';
export { seedUser, type SeedUser } from './server/seed-user.ts';
export { syncDefaultRoles } from './server/sync-default-roles.ts';
export { usersWhoMay, type AskedFor, type NamedUser } from './server/users-who-may.ts';
