export * from './authority.ts';
export * from './events.ts';
export * from './refusals.ts';
export * from './request.ts';
