import {
  Id,
  Instant,
  Page,
  Type,
  listInput,
  nullable,
  object,
  oneOf,
  optional,
  type Static,
} from '@poros/kernel/shared';

/** Where a reaction's job stands. */
export const JOB_STATES = ['waiting', 'running', 'retrying', 'held'] as const;

export const Job = object({
  id: Id,
  reaction: Type.String(),
  eventPosition: Type.Integer(),
  entityId: Id,
  state: oneOf(JOB_STATES),
  attempts: Type.Integer(),
  runAt: Instant,
  createdAt: Instant,
  lastError: nullable(Type.String()),
});
export type Job = Static<typeof Job>;
export const ListJobs = object({
  ...listInput,
  reaction: optional(Type.String({ maxLength: 100 })),
});
export const JobPage = Page(Job);

export const LETTER_STATES = ['waiting', 'replayed', 'dismissed'] as const;
export const DeadLetter = object({
  id: Id,
  reaction: Type.String(),
  eventType: Type.String(),
  eventPosition: Type.Integer(),
  entity: Type.String(),
  entityId: Id,
  attempts: Type.Integer(),
  error: Type.String(),
  failedAt: Instant,
  state: oneOf(LETTER_STATES),
  settledAt: nullable(Instant),
  settledByName: nullable(Type.String()),
  version: Type.Integer(),
});
export type DeadLetter = Static<typeof DeadLetter>;
export const DeadLetterDetail = object({ ...DeadLetter.properties, event: Type.Unknown() });
export const ListDeadLetters = object({
  ...listInput,
  state: optional(oneOf(LETTER_STATES)),
  reaction: optional(Type.String({ maxLength: 100 })),
});
export const DeadLetterPage = Page(DeadLetter);
export const GetDeadLetter = object({ letterId: Id });
export const SettleDeadLetter = object({ letterId: Id, version: Type.Integer({ minimum: 1 }) });
