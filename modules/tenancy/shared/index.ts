export * from './branch.ts';
export * from './department.ts';
export * from './events.ts';
export * from './refusals.ts';
export * from './tenant.ts';
