import { randomBytes } from 'node:crypto';

/** Unguessable bytes for tokens and salts; ids come from `newId`. */
export const secretBytes = (count: number): Buffer => randomBytes(count);
