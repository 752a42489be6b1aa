export { catalog } from './module.ts';
export { archiveItem } from './server/archive-item.ts';
export { createItem } from './server/create-item.ts';
