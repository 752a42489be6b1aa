import { LANGUAGES, type Language } from '../shared/words.ts';
import type { QueryCtx } from '../execute/context.ts';
import type { Figures } from './figures.ts';
import type { Markup } from './html.ts';

/** The languages a paper may speak: one of ours, or both beside each other. */
export const PAPER_LANGUAGES = [...LANGUAGES, 'both'] as const;
export type PaperLanguage = (typeof PAPER_LANGUAGES)[number];

/** A draft binds nobody, a cancelled document nobody any more; both say so across the sheet. */
export type PaperStage = 'draft' | 'final' | 'cancelled';

/** What is printed: a record, over a time where the paper is a statement. */
export interface PaperSubject {
  readonly recordId: string;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** What every paper says of its document. */
export interface PaperFacts {
  /** How people call the document: its number, or the party and period of a statement. */
  readonly number: string;
  /** Its day, YYYY-MM-DD. */
  readonly on: string;
  /** Whom it is for; empty for papers of our own. */
  readonly party: string;
  /** Null for papers without money. */
  readonly total: string | null;
  readonly currency: string;
  readonly stage: PaperStage;
  /** Key of the word for where the document stands now. */
  readonly state: string;
  /** The party's language. */
  readonly language: Language;
  /** The branch that issued it; its company is the letterhead. */
  readonly branchId: string;
  /** What may never differ between paper and books, besides number, day, party and total. */
  readonly sealed: unknown;
}

export interface BankAccount {
  readonly bank: string;
  readonly number: string;
  readonly holder: string;
}

/** Whose paper it is. */
export interface Letterhead {
  readonly name: string;
  readonly taxId: string | null;
  readonly address: string;
  readonly city: string;
  /** Telephone, e-mail, web: one line. */
  readonly contact: string;
  /** A picture as a data address. */
  readonly logo: string | null;
  readonly bankAccounts: readonly BankAccount[];
}

/** What a copy says of itself. */
export interface CopyMarks {
  /** 1 is the original, 2 the first copy; null while it is only looked at. */
  readonly no: number | null;
  readonly printedBy: string;
  readonly printedAt: string;
  /** SHA-256 of what is sealed, in hex. */
  readonly hash: string;
  /** Where the paper can be held against the books. */
  readonly link: string | null;
}

/** Everything a template draws with besides the document itself. */
export interface Desk {
  readonly language: PaperLanguage;
  /** The language that figures, days and single words are in. */
  readonly main: Language;
  /** A word in the paper's language; where it speaks both, the second below the first. */
  word(key: string, values?: Readonly<Record<string, unknown>>): Markup;
  say(key: string, values?: Readonly<Record<string, unknown>>): string;
  /** An amount in words, in each of the paper's languages. */
  inWords(amount: string, currency: string): Markup;
  readonly figures: Figures;
  readonly timeZone: string;
  readonly letterhead: Letterhead;
  readonly stage: PaperStage;
  readonly copy: CopyMarks;
  /** From this amount on an invoice or receipt in rupiah bears stamp duty; null where none does. */
  readonly stampDutyAbove: string | null;
  /** For how many days a quotation binds us. */
  readonly quotationDays: number;
}

export interface FoundPaper {
  readonly facts: PaperFacts;
  draw(desk: Desk): Markup;
}

/** A kind of paper that a module can print, whatever its data is. */
export interface Paper {
  /** 'finance.invoice' */
  readonly name: string;
  /** The kind of record it is the paper of. */
  readonly entity: string;
  /** Key of its title. */
  readonly word: string;
  /** The right to read what it shows. */
  readonly permission: string;
  /** Whether it is about a time, from a day to a day. */
  readonly isOverTime: boolean;
  /** The document, read under the asker's own right; refuses when it is not there. */
  find(ctx: QueryCtx, subject: PaperSubject): Promise<FoundPaper>;
}

export interface PaperTemplate<Data> {
  readonly name: string;
  readonly entity: string;
  readonly word: string;
  readonly permission: string;
  readonly isOverTime?: boolean;
  read(ctx: QueryCtx, subject: PaperSubject): Promise<Data>;
  facts(data: Data): PaperFacts;
  /** Pure: the same data and desk are the same HTML. */
  draw(data: Data, desk: Desk): Markup;
}

/** A template as the manifest lists it; `draw` and `facts` stay open to tests. */
export function paper<Data>(template: PaperTemplate<Data>): Paper & PaperTemplate<Data> {
  return {
    isOverTime: false,
    ...template,
    async find(ctx, subject) {
      const data = await template.read(ctx, subject);
      return { facts: template.facts(data), draw: (desk) => template.draw(data, desk) };
    },
  };
}
