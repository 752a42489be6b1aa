import {
  DateOn,
  Id,
  Instant,
  Type,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';

export const PAPER_LANGUAGES = ['id', 'en', 'both'] as const;
export const PRINT_WAYS = ['browser', 'pdf'] as const;
/** Documents in one print; more would take longer than anybody waits. */
export const PRINT_MAX = 50;

/** 'finance.invoice' */
const PaperName = Type.String({ pattern: '^[a-z_]+\\.[a-z_]+$', maxLength: 60 });
const UUID = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const Ids = Type.String({
  pattern: `^${UUID}(,${UUID}){0,${PRINT_MAX - 1}}$`,
  description: `Ids of 1 to ${PRINT_MAX} records with commas between`,
});

const how = {
  /** Left out, the customer's language, or what the tenant has set. */
  language: optional(oneOf(PAPER_LANGUAGES)),
  from: optional(DateOn),
  to: optional(DateOn),
};

export const PreviewDocuments = object({ paper: PaperName, records: Ids, ...how });

/** One document of a preview: how it is called, and how often it was printed already. */
const PreviewedDocument = object({
  recordId: Id,
  number: Type.String(),
  party: Type.String(),
  stage: oneOf(['draft', 'final', 'cancelled']),
  copies: Type.Integer(),
});
export const Preview = object({
  html: Type.String(),
  language: oneOf(PAPER_LANGUAGES),
  title: Type.String(),
  documents: Type.Array(PreviewedDocument),
  /** Every paper that this kind of record has. */
  papers: Type.Array(object({ name: Type.String(), title: Type.String() })),
});
export type Preview = Static<typeof Preview>;

export const PrintDocuments = object({
  paper: PaperName,
  recordIds: Type.Array(Id, { minItems: 1, maxItems: PRINT_MAX, uniqueItems: true }),
  ...how,
  way: oneOf(PRINT_WAYS),
  /** Where the web client is reached: `https://erp.example.co.id`. */
  site: optional(Type.String({ pattern: '^https?://[A-Za-z0-9.:\\[\\]-]{1,200}$' })),
});
export const PrintDone = object({
  id: Id,
  copies: Type.Array(object({ id: Id, recordId: Id, copyNo: Type.Integer() })),
});

export const GetPrint = object({ printId: Id });
export const Print = object({
  html: Type.String(),
  /** What a file of it is called, without its ending. */
  fileName: Type.String(),
});
export type Print = Static<typeof Print>;

export const ListCopies = object({ paper: PaperName, recordId: Id });
export const Copies = object({
  rows: Type.Array(
    object({
      id: Id,
      copyNo: Type.Integer(),
      stage: oneOf(['draft', 'final', 'cancelled']),
      language: oneOf(PAPER_LANGUAGES),
      way: oneOf(PRINT_WAYS),
      printedAt: Instant,
      printedBy: nullable(Type.String()),
    }),
  ),
});
