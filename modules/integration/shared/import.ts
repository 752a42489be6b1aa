import {
  Id,
  Instant,
  Page,
  Type,
  Version,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { ImportColumn } from './column.ts';
import { Reading } from './reading.ts';

export const IMPORT_STATUSES = [
  'mapping',
  'checking',
  'checked',
  'applying',
  'held',
  'applied',
  'cancelled',
  'reversing',
  'reversed',
] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

/** What a row is found to be: `waiting` until it has been tried. */
export const ROW_STATES = ['waiting', 'new', 'update', 'same', 'error'] as const;
export type RowState = (typeof ROW_STATES)[number];

/** Everything in one act, or every row that is good. */
export const IMPORT_MODES = ['all', 'valid'] as const;
export type ImportMode = (typeof IMPORT_MODES)[number];

export const BYTES_MAX = 20 * 1024 * 1024;
export const ROWS_MAX = 50_000;
export const COLUMNS_MAX = 100;

const Kind = Type.String({ pattern: '^[a-z_]+\\.[a-z_]+$', maxLength: 60 });
const Field = Type.String({ maxLength: 60 });
const Fill = Type.Record(Type.String({ pattern: '^\\w{1,60}$' }), Type.String({ maxLength: 500 }), {
  maxProperties: 40,
});

export const ListImportKinds = object({});
export const ImportKindRow = object({
  kind: Kind,
  nameId: Type.String(),
  nameEn: Type.String(),
  path: Type.String(),
  canChange: Type.Boolean(),
  canReverse: Type.Boolean(),
  /** Why what was taken in stays, and what to do instead; null where it can be taken back. */
  staysId: nullable(Type.String()),
  staysEn: nullable(Type.String()),
  columns: Type.Array(ImportColumn),
});
export type ImportKindRow = Static<typeof ImportKindRow>;
export const ImportKinds = object({ rows: Type.Array(ImportKindRow) });

export const CreateImport = object({
  kind: Kind,
  name: Type.String({ minLength: 1, maxLength: 200 }),
});
export const CreatedImport = object({ id: Id });
export const ImportTemplate = object({ kind: Kind });
export const OneImport = object({ importId: Id });

export const Counts = object({
  waiting: Type.Integer(),
  new: Type.Integer(),
  update: Type.Integer(),
  same: Type.Integer(),
  error: Type.Integer(),
  warned: Type.Integer(),
  applied: Type.Integer(),
  reversed: Type.Integer(),
  kept: Type.Integer(),
});
export type Counts = Static<typeof Counts>;

/** A sum that the file must come to, as whoever sent it said. */
export const Control = object({
  field: Field,
  expected: Type.String({ pattern: '^-?\\d{1,15}(\\.\\d{1,6})?$' }),
});

export const ImportRow = object({
  id: Id,
  kind: Kind,
  fileName: Type.String(),
  status: oneOf(IMPORT_STATUSES),
  rowCount: Type.Integer(),
  applied: Type.Integer(),
  failed: Type.Integer(),
  createdByName: Type.String(),
  createdAt: Instant,
  finishedAt: nullable(Instant),
  version: Type.Integer(),
});
export type ImportRow = Static<typeof ImportRow>;

export const Import = object({
  ...ImportRow.properties,
  fileBytes: Type.Integer(),
  reading: Reading,
  headers: Type.Array(Type.String()),
  /** The first rows as the file gives them. */
  samples: Type.Array(Type.Array(Type.String())),
  /** Column of the file → field; null is left out. */
  mapping: Type.Array(nullable(Field)),
  createMissing: Type.Array(Field),
  /** What every row has in fields that the file has no column for, as somebody would write it. */
  fill: Fill,
  mode: oneOf(IMPORT_MODES),
  control: nullable(object({ ...Control.properties, actual: nullable(Type.String()) })),
  counts: Counts,
  /** Rows through with what is going on, out of `total`; milliseconds it has taken so far. */
  progress: object({ done: Type.Integer(), total: Type.Integer(), ms: Type.Integer() }),
  /** What each field with a value of its own was read as, five examples a column at most. */
  examples: Type.Array(
    object({
      column: Type.Integer(),
      written: Type.String(),
      value: nullable(Type.String()),
      kind: Type.String(),
    }),
  ),
  /** Another import of the same bytes that was applied. */
  twin: nullable(object({ id: Id, createdAt: Instant, createdByName: Type.String() })),
  /** Why the whole of it stopped, when it did. */
  trouble: nullable(Type.String()),
});
export type Import = Static<typeof Import>;

export const Problem = object({
  field: nullable(Field),
  message: Type.String(),
  suggestion: optional(Type.String()),
});
export type Problem = Static<typeof Problem>;

export const ImportedRow = object({
  id: Type.String(),
  rowNo: Type.Integer(),
  state: oneOf(ROW_STATES),
  isApplied: Type.Boolean(),
  isReversed: Type.Boolean(),
  /** By column of the file. */
  cells: Type.Array(Type.String()),
  problems: Type.Array(Problem),
  warnings: Type.Array(Problem),
  changes: Type.Array(object({ field: Field, before: Type.String(), after: Type.String() })),
  recordId: Id,
});
export type ImportedRow = Static<typeof ImportedRow>;

export const ListImports = object({
  ...listInput,
  kind: optional(Kind),
  status: optional(oneOf(IMPORT_STATUSES)),
});
export const ImportPage = Page(ImportRow);
export const ListImportRows = object({
  importId: Id,
  ...listInput,
  state: optional(oneOf([...ROW_STATES, 'warned', 'applied', 'reversed', 'kept'] as const)),
});
export const ImportedRowPage = Page(ImportedRow);

const seen = { importId: Id, version: Version };
export const ChangeImportReading = object({
  ...seen,
  ...Type.Omit(Reading, ['format', 'sheets']).properties,
});
export const ChangeImportMapping = object({
  ...seen,
  mapping: Type.Array(nullable(Field), { maxItems: COLUMNS_MAX }),
  createMissing: Type.Array(Field, { maxItems: 20 }),
  fill: optional(Fill),
  control: nullable(Control),
});
export const ChangeImportRow = object({
  importId: Id,
  rowNo: Type.Integer({ minimum: 1 }),
  cells: Type.Array(
    object({ column: Type.Integer({ minimum: 0 }), text: Type.String({ maxLength: 5_000 }) }),
    { minItems: 1, maxItems: COLUMNS_MAX },
  ),
});
export const ImportRows = object({ ...seen, mode: oneOf(IMPORT_MODES) });
export const SeenImport = object(seen);
