export * from './amount-in-words.ts';
export * from './conditions.ts';
export * from './contract.ts';
export * from './decimal.ts';
export * from './events.ts';
export * from './ids.ts';
export * from './refusal.ts';
export * from './words.ts';
