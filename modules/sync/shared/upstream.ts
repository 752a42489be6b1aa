import type { Command, Verdict } from './command.ts';

/** One change of one document in a scope. */
export interface FeedEvent {
  readonly seq: number;
  /** The shared scope must have been read up to here; 0 = nothing. No sale before its customer. */
  readonly needs: number;
  /** Last of the events that one command made in this scope; they are applied together. */
  readonly isEnd: boolean;
  readonly collection: string;
  readonly docId: string;
  readonly version: number;
  /** None: the document left the scope. */
  readonly data?: unknown;
}

export interface Doc {
  readonly collection: string;
  readonly docId: string;
  readonly version: number;
  readonly data: unknown;
}

/** How far a scope was read, in which life of the database that numbers it. */
export interface Cursor {
  /** Rises with each restore of that database; sorts as text. */
  readonly history: string;
  readonly seq: number;
}

export interface PullAsk {
  readonly scope: string;
  readonly cursor: Cursor | undefined;
  readonly limit: number;
}

export type PullAnswer =
  | {
      readonly is: 'events';
      readonly history: string;
      readonly events: readonly FeedEvent[];
      /** Newest number of the scope when asked. */
      readonly head: number;
      /** Sum over all documents of the scope at `head`; see `checksum.ts`. */
      readonly sum?: number | undefined;
    }
  | { readonly is: 'snapshot'; readonly snapshot: Snapshot }
  /** Nothing newer than what the asker has: it knows a later life than this upstream. */
  | { readonly is: 'behind' }
  | { readonly is: 'revoked' };

/** The scope of a branch server itself: what its tills did and head office has not applied. */
export const localScope = (branch: string): string => `${LOCAL}${branch}`;
export const isLocal = (scope: string): boolean => scope.startsWith(LOCAL);
const LOCAL = 'local:';

/** All documents of a scope at one number. */
export interface Snapshot {
  readonly history: string;
  readonly seq: number;
  readonly needs: number;
  readonly docs: readonly Doc[];
}

/** The identity a device sells under. */
export interface Lease {
  readonly epoch: number;
  /** Printed on receipts: `JKT1-K02`. */
  readonly code: string;
}

/** A branch server or head office, as a device sees it. */
export interface Upstream {
  readonly kind: 'branch' | 'office';
  /** One verdict per command, in any order. Throws `Unanswered` or a `Turned`. */
  push(commands: readonly Command[]): Promise<PushAnswer>;
  pull(ask: PullAsk): Promise<PullAnswer>;
  register(device: string): Promise<Lease>;
}

export interface PushAnswer {
  readonly verdicts: readonly Verdict[];
  /** The life of head office's database that spoke; none from a branch that never heard of it. */
  readonly history?: string | undefined;
}

/** No answer came: nobody knows whether it was done. */
export class Unanswered extends Error {}

/** The upstream answered, but not with verdicts: nothing was done and nothing may be dropped. */
export class Turned extends Error {
  readonly why: 'log_in' | 'too_large' | 'outdated';

  constructor(why: Turned['why']) {
    super(why);
    this.why = why;
  }
}
