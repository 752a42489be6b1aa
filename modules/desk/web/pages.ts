import {
  page,
  provideRecordLook,
  provideRecordNews,
  provideRecordSide,
  type Shell,
} from '@poros/web-kit';

provideRecordLook(() => import('./record-look.tsx').then((m) => m.RecordLook));
provideRecordNews(() => import('./record-news.tsx').then((m) => m.RecordNews));
provideRecordSide(() => import('./record-side.tsx').then((m) => m.DeskSide));

/** The module's pages; each is loaded when it is first opened. */
export const deskPages = (shell: Shell) => [
  page(shell, { path: '/drafts', load: () => import('./my-drafts.tsx').then((m) => m.MyDrafts) }),
];
