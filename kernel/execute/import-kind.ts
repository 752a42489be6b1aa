import type { Sql } from 'sql-template-tag';
import type { TObject } from '@sinclair/typebox';
import type { Command } from './operation.ts';

/**
 * A kind of record that people bring in from a file. Its columns come from the contract of the
 * command that makes one; a module adds only what the contract cannot say.
 */
export interface ImportKind {
  /** 'party.customer': its sentences and its page are the module's. */
  readonly name: string;
  /** Key of its name in the plural. */
  readonly word: string;
  /** The list where what was brought in is found. */
  readonly path: string;
  readonly create: Command;
  /** What a row holds, where it is not just the input of `create` without `id`. */
  readonly row?: TObject;
  /** The input of `create`; the row and its id where left out. */
  input?(row: ImportValues, id: string): object;
  /** Fields by which a row is known again; none: every row is new. */
  readonly key: readonly string[];
  /** The key as `stored` answers it; the values joined by | where left out. */
  keyOf?(row: ImportValues): string;
  /** Rows `{ key, id, version, isArchived, …fields as the change commands name them }`. */
  stored?(tenantId: string, keys: readonly string[]): Sql;
  /** Commands that give a stored row other values; each takes `idField`, `version` and fields. */
  readonly changes?: readonly Command[];
  readonly idField?: string;
  /** Fields that may be given other values, where the contracts of `changes` do not say it. */
  readonly changeable?: readonly string[];
  readonly archive?: Command;
  /** What takes a new row back, where that is not `archive` by id and version. */
  back?(stored: ImportValues): { readonly command: Command; readonly input: object };
  /** Key of the sentence that says why nothing is taken back, and what to do instead. */
  readonly stays?: string;
  /** Takes an archived row back into use. */
  readonly restore?: Command;
  /** Where its rows lie: what other tables point at it keeps a batch from being undone. */
  readonly table?: string;
  /** Tables of rows that come and go with it. */
  readonly parts?: readonly string[];
  readonly fields?: Readonly<Record<string, ImportField>>;
  /** Refusal code → the field that is to blame. */
  readonly blames?: Readonly<Record<string, string>>;
  /** Rows that become one command together, such as the lines of a document. */
  readonly gather?: ImportGather;
  /** Rows refer to each other: they are carried out one after the other, parents first. */
  readonly isOrdered?: boolean;
}

/** The values of one row by field, as the contract takes them. */
export type ImportValues = Readonly<Record<string, unknown>>;

export interface ImportField {
  /** Key of its name in the module's words, where the field's own name does not say it. */
  readonly word?: string;
  /** What else people write above the column, in either language. */
  readonly synonyms?: readonly string[];
  /** What they write above columns that make up this one together, in the order they are joined. */
  readonly pieces?: readonly string[];
  readonly lookup?: ImportLookup;
  /** Where the words of an enumeration stand: 'party.segment' for party.segment.retail. */
  readonly choices?: string;
  /** Not offered as a column. */
  readonly isHidden?: boolean;
  /** No two rows of a file may have the same. */
  readonly isOnce?: boolean;
  readonly sample?: string;
  /** Reads what people write into what the contract takes; undefined when it is neither. */
  read?(text: string): string | undefined;
}

/** Records that a cell names by code or by name. */
export interface ImportLookup {
  /** Key of what they are called, singular. */
  readonly word: string;
  /** The module's own table or a published view. */
  readonly from: string;
  readonly code: string;
  readonly name: string;
  readonly where?: string;
  /** Makes the one that is missing, from what the cell calls it. */
  readonly create?: { readonly command: Command; input(text: string, id: string): object };
}

export interface ImportGather {
  readonly by: readonly string[];
  readonly max: number;
  input(rows: readonly GatheredRow[]): object;
}
export interface GatheredRow {
  readonly id: string;
  readonly values: ImportValues;
  /** As it is stored now; undefined when the row is new. */
  readonly stored: ImportValues | undefined;
}
