import { provideRecordSide, type Shell } from '@poros/web-kit';

provideRecordSide(() => import('./record-side.tsx').then((m) => m.DeskSide));

/** The module's pages; each is loaded when it is first opened. */
export const deskPages = (_shell: Shell) => [];
