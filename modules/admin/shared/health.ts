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

const LastBlock = nullable(
  object({
    seq: Count,
    sealedAt: Instant,
    /** The first characters of its hash, to compare with the anchor outside the database. */
    hash: Type.String(),
  }),
);

/** How a company's own work stands. */
export const Health = object({
  at: Instant,
  eventsWaiting: Count,
  eventLagSeconds: Type.Number(),
  commandsUnsealed: Count,
  lastBlock: LastBlock,
  jobsWaiting: Count,
  reactionsFailing: Count,
  deadLetters: Count,
  commandsToday: Count,
  refusedToday: Count,
});
export type Health = Static<typeof Health>;

export const Seal = object({ lastBlock: LastBlock, blocks: Count, unsealed: Count });

/** Figures of the whole installation, for who operates it; sums only, nothing of one company. */
export const InstallationHealth = object({
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
  versions: object({ poros: Type.String(), node: Type.String(), postgres: Type.String() }),
  /** When the database was last copied; null while Poros knows of no backup. */
  lastBackupAt: nullable(Instant),
});
export type InstallationHealth = Static<typeof InstallationHealth>;
