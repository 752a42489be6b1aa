import { createHash } from 'node:crypto';
import {
  refuse,
  type FoundPaper,
  type Paper,
  type PaperLanguage,
  type PaperSubject,
  type QueryCtx,
} from '@poros/kernel';

/** One document as it is to be printed. */
export interface FoundDocument extends FoundPaper {
  readonly recordId: string;
  readonly hash: string;
}

interface Wanted {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** Who may not read what a paper shows finds no such paper. */
export function knownPaper(ctx: QueryCtx, name: string): Paper {
  const paper = ctx.registry.papers.get(name) ?? refuse('paper.paper_unknown', { name });
  if (!ctx.may(paper.permission)) refuse('kernel.not_found');
  return paper;
}

/**
 * The documents in the order they were asked for. Each is read under the asker's own right: who may
 * not read one may not print it.
 */
export async function findDocuments(
  ctx: QueryCtx,
  paper: Paper,
  recordIds: readonly string[],
  { from, to }: Wanted,
): Promise<FoundDocument[]> {
  if (paper.isOverTime && !(from && to && from <= to)) refuse('paper.period_missing');
  const found: FoundDocument[] = [];
  for (const recordId of recordIds) {
    const subject = { recordId, ...(paper.isOverTime && { from, to }) };
    const document = await paper.find(ctx, subject);
    found.push({ ...document, recordId, hash: hashOf(paper, subject, document) });
  }
  return found;
}

/** What the paper says and the books must say too; what happens to it later is not part of it. */
function hashOf(paper: Paper, subject: PaperSubject, { facts }: FoundPaper): string {
  const { number, on, party, total, currency, sealed } = facts;
  const said = [paper.name, subject.recordId, number, on, party, total, currency, sealed];
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** The language asked for, or the tenant's choice, which may be the customer's. */
export function languageOf(
  ctx: QueryCtx,
  documents: readonly FoundDocument[],
  asked: PaperLanguage | undefined,
): PaperLanguage {
  if (asked) return asked;
  const chosen = ctx.config<PaperLanguage | 'customer'>('paper.language');
  return chosen === 'customer' ? (documents[0]?.facts.language ?? ctx.actor.language) : chosen;
}

export const periodOf = ({ from, to }: Wanted): string => (from && to ? `${from}/${to}` : '');

/** 'Faktur INV-2611-0004', or 'Faktur 12 dokumen' in one file. */
export function titleOf(
  ctx: QueryCtx,
  paper: Paper,
  documents: readonly FoundDocument[],
  language: PaperLanguage,
): string {
  const main = language === 'en' ? 'en' : 'id';
  const kind = ctx.registry.say(main, paper.word);
  const [first] = documents;
  return documents.length === 1 && first
    ? `${kind} ${first.facts.number}`
    : `${kind} ${ctx.registry.say(main, 'paper.many', { n: documents.length })}`;
}
