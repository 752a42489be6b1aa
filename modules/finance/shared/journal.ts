import {
  Currency,
  DateOn,
  Id,
  MoneyText,
  Page,
  PriceText,
  Type,
  listInput,
  nullable,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';

const Description = Type.String({ minLength: 3, maxLength: 500 });

const ManualLine = object({
  accountId: Id,
  debit: optional(PriceText),
  credit: optional(PriceText),
  description: optional(Type.String({ maxLength: 200 })),
  partyId: optional(Id),
  branchId: optional(Id),
  departmentId: optional(Id),
  projectId: optional(Id),
  equipmentId: optional(Id),
});
export const PostManualJournal = object({
  id: optional(Id),
  postedOn: optional(DateOn),
  description: Description,
  currency: optional(Currency),
  lines: Type.Array(ManualLine, { minItems: 2, maxItems: 500 }),
});
export const JournalPosted = object({ id: Id, number: Type.String() });

export const ReverseJournal = object({
  journalId: Id,
  postedOn: optional(DateOn),
  reason: Description,
});

const journalHead = {
  id: Id,
  number: Type.String(),
  branchId: Id,
  postedOn: DateOn,
  description: Type.String(),
  currency: Currency,
  total: MoneyText,
  source: object({ type: Type.String(), id: Id }),
  reversalOf: nullable(Id),
  reversedBy: nullable(Id),
};
export const JournalRow = object(journalHead);
export type JournalRow = Static<typeof JournalRow>;
export const ListJournals = object({
  ...listInput,
  from: optional(DateOn),
  to: optional(DateOn),
  sourceType: optional(Type.String({ maxLength: 60 })),
  accountId: optional(Id),
});
export const JournalPage = Page(JournalRow);

const nullableText = nullable(Type.String());
export const JournalLine = object({
  id: Id,
  lineNo: Type.Integer(),
  accountId: Id,
  accountCode: Type.String(),
  accountName: Type.String(),
  debit: MoneyText,
  credit: MoneyText,
  description: Type.String(),
  partyId: nullable(Id),
  partyName: nullableText,
  branchId: Id,
  branchCode: Type.String(),
  departmentId: nullable(Id),
  departmentCode: nullableText,
  projectId: nullable(Id),
  projectCode: nullableText,
  equipmentId: nullable(Id),
});
export type JournalLine = Static<typeof JournalLine>;
export const GetJournal = object({ journalId: Id });
/** The other journal of a reversal, and who posted it. */
const CounterJournal = object({ number: Type.String(), postedOn: DateOn, postedBy: nullableText });
export const Journal = object({
  ...journalHead,
  createdAt: Type.String(),
  postedBy: nullableText,
  /** The journal that reverses this one. */
  reversal: nullable(CounterJournal),
  /** The journal that this one reverses. */
  original: nullable(CounterJournal),
  /**
   * Only journals written by hand are reversed as journals; documents are cancelled as documents.
   */
  isManual: Type.Boolean(),
  lines: Type.Array(JournalLine),
});
export type Journal = Static<typeof Journal>;
/** A journal that a tried command would post; it has no number yet that anybody may quote. */
export type ForeseenJournal = Pick<Journal, 'id' | 'postedOn' | 'currency' | 'total' | 'lines'>;

/** The source of journals that people write by hand. */
export const MANUAL_SOURCE = 'finance.manual_journal';
export const REVERSAL_SOURCE = 'finance.journal';
