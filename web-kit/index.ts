export { AccountNav } from './account-nav.tsx';
export { askForAccess } from './ask-access.tsx';
export { askTried, drawForeseen, Trial, UNWRITTEN, type Tryable } from './ask-tried.tsx';
export { call, type CallOptions } from './client.ts';
export { commandWord } from './command-word.ts';
export { newId, nowText } from './ids.ts';
export { finder, type Finder, type Found } from './finders.ts';
export { Loaded, type LoadedProps } from './loaded.tsx';
export { useConnection, useLive, type LiveEvent } from './live.ts';
export {
  Link,
  page,
  useAddress,
  useGo,
  useParam,
  type PageDefinition,
  type Search,
  type Shell,
} from './navigation.tsx';
export { useNeighbours } from './neighbours.ts';
export { NoPermission } from './no-permission.tsx';
export type {
  CommandName,
  InputOf,
  ListAnswer,
  ListName,
  Operation,
  OperationMap,
  OutputOf,
  QueryName,
  RowOf,
} from './operations.ts';
export * from './pages/document-page.tsx';
export type { DocumentAction } from './pages/record-head.tsx';
export { useNextCode } from './next-code.ts';
export { forgetDraft, listDrafts, resumePath, type KeptDraft } from './pages/draft-store.ts';
export * from './pages/drafted.tsx';
export * from './pages/form-drawer.tsx';
export * from './pages/form-page.tsx';
export type { BulkEdit } from './pages/list-edit.tsx';
export type { BulkAction } from './pages/list-foot.tsx';
export { ListPage, type ListPageProps } from './pages/list-page.tsx';
export type { ListFilter, ListView } from './pages/list-state.ts';
export * from './pages/record-section.tsx';
export * from './pages/report-page.tsx';
export { useBranchFilter } from './pages/branch-filter.ts';
export { useForm, useSave, type FieldBinding, type Form } from './pages/use-form.ts';
export { useRecordForm } from './pages/use-record-form.ts';
export { fieldMessage, lineMessages, ProblemError, problemOf, type Problem } from './problem.ts';
export { useRemember } from './recent.ts';
export {
  provideRecordLook,
  provideRecordNews,
  provideRecordSide,
  RecordNews,
  RecordSide,
  type RecordRef,
  type RecordSideProps,
  type SideTab,
} from './record-side.tsx';
export { upload, type UploadOptions } from './upload.ts';
export {
  refresh,
  useCommand,
  usePagesOf,
  useQueryOf,
  type Command,
  type CommandOptions,
  type QueryOptions,
} from './query.ts';
export { sectionsOf } from './menu-sections.ts';
export { can, useSession, type MenuPlace, type Session } from './session.ts';
export { csvOf, saveFile } from './csv.ts';
export { PRINT_MAX, readFile, usePrint } from './print.ts';
export { sumText } from './sums.ts';
export {
  format,
  t,
  useKeys,
  useScan,
  useWords,
  type Key,
  type Language,
  type Locale,
} from '@poros/ui';
