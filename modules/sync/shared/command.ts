import { canonical, type Surroundings } from './surroundings.ts';

/**
 * How urgent a command is: 1 sales and money, 2 stock, 3 master data and logs, 4 telemetry and
 * reports.
 */
export type Lane = 1 | 2 | 3 | 4;
export const LANES: readonly Lane[] = [1, 2, 3, 4];

/** A number on paper and its place in the chain of the device that printed it. */
export interface Receipt {
  /** `JKT1-K02-0001234`: branch, device code, count. */
  readonly number: string;
  readonly count: number;
  /** Digest over the receipt before it and this one. */
  readonly chain: string;
}

/** What somebody wanted, once, from the press of the button until the verdict; never changed. */
export interface Command {
  readonly id: string;
  readonly device: string;
  /** Which lease of the device; a new one after a lost or copied store. */
  readonly epoch: number;
  /** Counts the commands of (device, epoch) without a hole. */
  readonly n: number;
  /** Name and version of the body's shape: `pos.sale.post@2`. */
  readonly type: string;
  /** What it is about, `sale:<id>`: commands of one key are applied in the order they were made. */
  readonly key: string;
  readonly lane: Lane;
  /**
   * Commands that must be applied first. The one before it with the same key is among them, even
   * when it was applied long ago: a restored head office may have forgotten it.
   */
  readonly deps: readonly string[];
  /** Which version of each document the person saw. */
  readonly base: Readonly<Record<string, number>>;
  readonly hlc: string;
  /** When, in milliseconds since 1970, by the clock of the device. */
  readonly at: number;
  readonly actor: string;
  readonly receipt?: Receipt | undefined;
  readonly body: unknown;
  /** Digest of everything that has a meaning; the same id with another hash is an alarm. */
  readonly hash: string;
}

/** What the digest of a command covers. */
export type Meaning = Pick<Command, 'type' | 'key' | 'base' | 'body' | 'receipt'>;

export const hashOf = (
  { type, key, base, body, receipt }: Meaning,
  { digest }: Pick<Surroundings, 'digest'>,
): string => digest(canonical({ type, key, base, body, receipt: receipt?.number }));

/** Digest that binds a receipt to the one printed before it on the same device. */
export const chainOf = (
  before: string,
  receipt: { number: string; body: unknown },
  { digest }: Pick<Surroundings, 'digest'>,
): string => digest(before + canonical([receipt.number, receipt.body]));

/** What became of one command, as an upstream says it. */
export type Verdict = { readonly id: string; readonly renew?: boolean } & (
  | { readonly is: 'applied'; readonly history: string; readonly seqs: Seqs }
  | { readonly is: 'conflict'; readonly history: string; readonly code: string }
  | { readonly is: 'rejected'; readonly history: string; readonly code: string }
  /** Durable at the branch; head office has not spoken. */
  | { readonly is: 'stored' }
  /** What it depends on has not been applied here. */
  | { readonly is: 'waiting' }
  /** Something unexpected; the same command may go through later. */
  | { readonly is: 'trouble' }
  /** Another command with this id is known. */
  | { readonly is: 'key_reuse' }
);

/** Up to which number of each scope one must have read to see the effect. */
export type Seqs = Readonly<Record<string, number>>;

/** Verdicts after which nothing more happens unless a person decides. */
export type Final = Extract<Verdict, { is: 'applied' | 'conflict' | 'rejected' }>;

export const isFinal = (verdict: Verdict): verdict is Final =>
  verdict.is === 'applied' || verdict.is === 'conflict' || verdict.is === 'rejected';
