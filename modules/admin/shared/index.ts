export * from './audit.ts';
export * from './config.ts';
export * from './event-log.ts';
export * from './events.ts';
export * from './health.ts';
export * from './jobs.ts';
export * from './numbering.ts';
export * from './refusals.ts';
