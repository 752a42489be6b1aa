import {
  Id,
  Instant,
  Page,
  Type,
  listInput,
  nullable,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';

export const LoggedEvent = object({
  id: Id,
  position: Type.Integer(),
  scope: Type.String(),
  seq: Type.Integer(),
  type: Type.String(),
  version: Type.Integer(),
  entity: Type.String(),
  entityId: Id,
  at: Instant,
  actorId: nullable(Id),
  actorName: nullable(Type.String()),
  commandId: Id,
  correlationId: Type.String(),
  payload: Type.Unknown(),
});
export type LoggedEvent = Static<typeof LoggedEvent>;
export const ListEvents = object({
  ...listInput,
  type: optional(Type.String({ maxLength: 100, description: 'Type or its beginning: sales.' })),
  entityId: optional(Id),
});
export const EventPage = Page(LoggedEvent);
