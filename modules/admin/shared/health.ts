import { Instant, Type, nullable, object, type Static } from '@poros/kernel/shared';

const Count = Type.Integer({ minimum: 0 });

export const Partitions = object({
  name: Type.String(),
  retention: Type.String(),
  months: Count,
  newest: Type.String(),
  bytes: Count,
});

export const SlowStatement = object({
  statement: Type.String(),
  calls: Count,
  totalMs: Type.Number(),
  meanMs: Type.Number(),
  rowsEach: Type.Number(),
  cacheHitRate: Type.Number(),
});

/** Figures of the whole installation; nothing of any one tenant but its own dead letters. */
export const Health = object({
  at: Instant,
  databaseBytes: Count,
  connections: Count,
  connectionsMax: Count,
  oldestTransactionSeconds: Count,
  /** 0 to 1 */
  cacheHitRate: Type.Number(),
  eventHead: Count,
  eventsWaiting: Count,
  eventLagSeconds: Type.Number(),
  commandsUnsealed: Count,
  sealedAt: nullable(Instant),
  jobsWaiting: Count,
  reactionsFailing: Count,
  deadLetters: Count,
  partitions: Type.Array(Partitions),
  slowStatements: Type.Array(SlowStatement),
});
export type Health = Static<typeof Health>;
