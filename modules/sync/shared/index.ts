export { backOff_ms } from './back-off.ts';
export {
  branchNode,
  telling,
  type BranchParts,
  type BranchTx,
  type MirrorTx,
} from './branch-node.ts';
export { checksum } from './checksum.ts';
export {
  chainOf,
  hashOf,
  isFinal,
  LANES,
  type Command,
  type Final,
  type Lane,
  type Receipt,
  type Seqs,
  type Verdict,
} from './command.ts';
export { BATCH, drainOnce, START_PACE, type Drain, type Heard, type Pace } from './drain.ts';
export { clamp, hear, read, START, tick, written, type HybridTime } from './hybrid-clock.ts';
export {
  appendTo,
  branchTx,
  copyOutbox,
  copyReplica,
  newOutbox,
  newReplica,
  outboxTx,
  putIn,
  replicaTx,
  rollBack,
  wholeBlocks,
  type OutboxState,
  type ReplicaState,
  type Undo,
} from './memory-stores.ts';
export {
  merge,
  type FieldConflict,
  type FieldPolicy,
  type Merge,
  type MergeSides,
} from './merge.ts';
export {
  accept,
  compact,
  hearHistory,
  isCleared,
  isDone,
  issue,
  SETTLE,
  settle,
  takeLease,
  Unregistered,
  type Device,
  type Draft,
  type Entry,
  type OutboxTx,
  type Settlement,
  type State,
} from './outbox.ts';
export { HELD, overlay, type Held } from './overlay.ts';
export { pick } from './pick.ts';
export {
  receive,
  upcast,
  type Known,
  type OfficeTx,
  type Outcome,
  type Upcasters,
} from './receive.ts';
export { followOnce, take, type Follow, type Read, type ReplicaTx } from './replica.ts';
export { canonical, type Store, type Surroundings } from './surroundings.ts';
export {
  isLocal,
  localScope,
  Turned,
  Unanswered,
  type Cursor,
  type Doc,
  type FeedEvent,
  type Lease,
  type PullAnswer,
  type PullAsk,
  type PushAnswer,
  type Snapshot,
  type Upstream,
} from './upstream.ts';
export { bump, compare, join, type Order, type VersionVector } from './version-vector.ts';
