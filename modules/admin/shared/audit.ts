import {
  DateOn,
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

/**
 * What became of a command: carried out, refused by the state of the world, denied for want of a
 * right.
 */
export const VERDICTS = ['done', 'refused', 'denied'] as const;

const commandFields = {
  id: Id,
  at: Instant,
  command: Type.String(),
  verdict: oneOf(VERDICTS),
  refusal: nullable(Type.String()),
  actorId: nullable(Id),
  actorName: nullable(Type.String()),
  actingForName: nullable(Type.String()),
  branchCode: nullable(Type.String()),
  ip: nullable(Type.String()),
  correlationId: Type.String(),
};

export const CommandRow = object({ ...commandFields, recordsTouched: Type.Integer() });
export type CommandRow = Static<typeof CommandRow>;

export const ListCommands = object({
  ...listInput,
  actorId: optional(Id),
  command: optional(Type.String({ maxLength: 100, description: 'Name or its beginning: sales.' })),
  verdict: optional(oneOf(VERDICTS)),
  /** What people and programs asked for, without what followed by itself. */
  by: optional(oneOf(['people'])),
  entityId: optional(Id),
  /** Where it came from: an address or its beginning. */
  ip: optional(Type.String({ maxLength: 45 })),
  branchId: optional(Id),
  from: optional(DateOn),
  to: optional(DateOn),
});
export const CommandPage = Page(CommandRow);

/** One changed record: table, id, what stood there before (changed columns only) and after. */
export const RecordChange = object({
  table: Type.String(),
  recordId: Type.String(),
  before: nullable(Type.Unknown()),
  after: nullable(Type.Unknown()),
});

export const GetCommand = object({ commandId: Id });
export const LoggedCommand = object({
  ...commandFields,
  input: Type.Unknown(),
  changes: Type.Array(RecordChange),
  events: Type.Array(object({ type: Type.String(), position: Type.Integer() })),
});
export type LoggedCommand = Static<typeof LoggedCommand>;

export const AUDIT_FAULTS = [
  'command_changed',
  'command_missing',
  'command_inserted',
  'block_missing',
  'block_changed',
  'block_replaced',
  'blocks_cut_off',
  'anchor_missing',
] as const;

export const AuditProof = object({
  ok: Type.Boolean(),
  commands: Type.Integer(),
  blocks: Type.Integer(),
  unsealed: Type.Integer(),
  provedAt: Instant,
  bad: nullable(
    object({
      fault: oneOf(AUDIT_FAULTS),
      block: nullable(Type.Integer()),
      commandId: nullable(Id),
    }),
  ),
});
