export * from './api-client.ts';
export * from './events.ts';
export * from './menu.ts';
export * from './refusals.ts';
export * from './role.ts';
export * from './scope.ts';
export * from './session.ts';
export * from './user.ts';
