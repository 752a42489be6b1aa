export * from './print.ts';
export * from './refusals.ts';
