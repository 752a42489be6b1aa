export * from './shared/index.ts';
export { default as sql, join, raw, empty, type Sql } from 'sql-template-tag';
export * from './execute/actor.ts';
export * from './execute/asked.ts';
export type { Ctx, QueryCtx, StatusMove } from './execute/context.ts';
export { proofsOf, type CommandProof } from './audit/proofs-of.ts';
export { verifyAudit, type AuditVerdict } from './audit/verify-audit.ts';
export { configProblem } from './config/config-store.ts';
export { visibleEvents } from './events/visible.ts';
export { executeCommand, executeQuery, type Answer, type Request } from './execute/execute.ts';
export {
  executeMany,
  type Answered,
  type Many,
  type ManyRequest,
  type Outcome,
  type Step,
  type Task,
} from './execute/execute-many.ts';
export type {
  GatheredRow,
  ImportField,
  ImportGather,
  ImportKind,
  ImportLookup,
  ImportValues,
} from './execute/import-kind.ts';
export {
  calledRows,
  codesOf,
  pointedAt,
  pointingTables,
  similarRows,
} from './execute/import-sql.ts';
export { fieldName } from './execute/field-name.ts';
export { problemOf } from './execute/problem.ts';
export { checkInput } from './execute/check.ts';
export { makeKernel, type Kernel, type KernelOptions } from './execute/kernel.ts';
export { dayIn } from './execute/make-context.ts';
export * from './execute/module.ts';
export {
  command,
  query,
  type Command,
  type InputOf,
  type Operation,
  type OutputOf,
  type Query,
} from './execute/operation.ts';
export type { ListColumn, ListColumns } from './execute/list-column.ts';
export { found, page, type PageInput, type PageOutput } from './execute/page.ts';
export {
  lineRows,
  linkedRows,
  namedRows,
  numberedRecords,
  readableRecord,
  readableRecords,
  recordPermission,
  recordWord,
  stateRows,
  type NamedRecord,
  type RecordKind,
  type RecordLink,
} from './execute/record-kind.ts';
export { runCommand, runQuery } from './execute/run.ts';
export { unsealed } from './execute/sealed.ts';
export { secretBytes } from './execute/secret-bytes.ts';
export { askWithin } from './execute/ask-within.ts';
export { signer, isSameSignature, type Sign } from './execute/sign.ts';
export { makeDesk, type DeskOptions } from './print/desk.ts';
export { figures, type Figures } from './print/figures.ts';
export { html, lines, NOTHING, type Markup, type Piece } from './print/html.ts';
export { paperPage, type DrawnPaper } from './print/paper-page.ts';
export * from './print/paper.ts';
export { findBrowser, type Browser } from './print/browser.ts';
export { printer, PrinterError, type Printer } from './print/printer.ts';
export {
  bankAccounts,
  closing,
  inWords,
  linesTable,
  markOf,
  named,
  note,
  remark,
  sheet,
  signatures,
  type Addressee,
  type PaperColumn,
} from './print/sheet.ts';
export { startClock, stopClock } from './execute/sla.ts';
export type { InsertRow, RowOf, StoredRow, TableName, Tables } from './execute/tables.ts';
export { endpoint, type Endpoint, type EndpointCall } from './http/endpoint.ts';
export { runAsSystem } from './jobs/run-as-system.ts';
export { systemActorAt } from './jobs/system-actor.ts';
export { rowsOf } from './database/pool.ts';
export { readOnce } from './database/transaction.ts';
