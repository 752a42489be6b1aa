import type { QueryCtx } from './context.ts';

/**
 * A kind of thing that someone asks for and someone else decides. Declared by the module that asks;
 * the inbox of approvals serves all of them without knowing any.
 */
export interface ApprovalKind {
  /** `sales.order` */
  readonly kind: string;
  /** Key of its name in the module's words. */
  readonly word: string;
  /** The right that lets someone decide, as far as it reaches. */
  readonly permission: string;
  /** Setting: how many minutes a decision may take. */
  readonly minutesSetting: string;
  /** Setting that lets people decide what they asked for themselves; never where left out. */
  readonly ownSetting?: string;
  /** Whether the writer can be asked for a change instead of told no. */
  readonly canSendBack?: boolean;
  /** Key of the sentence why this had to be asked, if its particulars say. */
  because?(detail: Readonly<Record<string, string>>): string | undefined;
  /** What the one who decides should see of it; asked when the request is looked at. */
  preview?(ctx: QueryCtx, asked: Asked): Promise<ApprovalPreview>;
}

/** What was asked for: of which record and with which particulars. */
export interface Asked {
  readonly entityId: string;
  readonly topic: string;
  readonly detail: Readonly<Record<string, string>>;
}

/** One line of facts: a word of the module and its value as the wire carries it. */
export interface PreviewFact {
  /** Key of the word in the module's words. */
  readonly word: string;
  readonly value: string;
  readonly look: 'text' | 'money' | 'date' | 'word';
  /** What it was before, where the request changes something. */
  readonly before?: string;
}

export interface PreviewLine {
  readonly code: string;
  readonly text: string;
  readonly quantity: string;
  readonly unit: string;
  readonly amount: string;
}

/** A choice that whoever approves has to make. */
export interface PreviewChoice {
  readonly id: string;
  readonly text: string;
  readonly detail: string;
}

export interface ApprovalPreview {
  readonly facts: readonly PreviewFact[];
  readonly lines: readonly PreviewLine[];
  readonly choices?: readonly PreviewChoice[];
}

/** How soon a notice goes out by e-mail. */
export const PACES = ['off', 'at_once', 'hourly', 'daily'] as const;
export type Pace = (typeof PACES)[number];

/**
 * A kind of notice that people may be given. Its sentence is `<module>.notice.<rest of kind>` in
 * the module's words, filled with the notice's values.
 */
export interface NoticeKind {
  /** `approval.asked` */
  readonly kind: string;
  /** What a person who chose nothing gets. */
  readonly email: Pace;
  readonly isPushed: boolean;
  /** Who can ever get it; whoever cannot is not asked how he wants it. Anybody when left out. */
  readonly permission?: string;
}

/** Key of a notice's sentence: `approval.notice.asked`. */
export const noticeWord = (kind: string): string => kind.replace('.', '.notice.');
