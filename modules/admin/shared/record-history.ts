import { Id, Instant, Type, nullable, object, type Static } from '@poros/kernel/shared';

/** A document's move from one status to the next. */
export const StatusMoved = object({
  from: nullable(Type.String()),
  to: Type.String(),
  minutes: nullable(Type.Integer()),
  reason: nullable(Type.String()),
});

/** What one command did to a record, and what it said. */
export const HistoryMoment = object({
  id: Id,
  at: Instant,
  command: Type.String(),
  byId: nullable(Id),
  byName: nullable(Type.String()),
  actingForName: nullable(Type.String()),
  moves: Type.Array(StatusMoved),
  events: Type.Array(Type.String()),
});
export type HistoryMoment = Static<typeof HistoryMoment>;

export const GetRecordHistory = object({ entityId: Id });
export const RecordHistory = object({ moments: Type.Array(HistoryMoment) });
