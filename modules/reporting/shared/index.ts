export * from './boards.ts';
export * from './dashboard.ts';
export * from './range.ts';
export * from './refusals.ts';
export * from './trail.ts';
