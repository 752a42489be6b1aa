export * from './due-at.ts';
export * from './events.ts';
export * from './notice.ts';
export * from './refusals.ts';
