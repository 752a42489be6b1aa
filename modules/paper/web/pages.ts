import type { Shell } from '@poros/web-kit';

/** The module's pages; each is loaded when it is first opened. */
export const paperPages = (_shell: Shell) => [];
