export { integration } from './module.ts';
export { workOnImport } from './server/run-import.ts';
