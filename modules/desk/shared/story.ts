import { Id, Instant, Type, nullable, object, oneOf, type Static } from '@poros/kernel/shared';
import { ofRecord } from './record.ts';

export const SOURCES = ['web', 'api', 'import', 'job', 'till'] as const;
export const PROOFS = ['sealed', 'waiting', 'broken'] as const;

/** One field's way from a value to another; null is none, a secret is masked. */
export const FieldChange = object({
  field: Type.String(),
  from: nullable(Type.String()),
  to: nullable(Type.String()),
});
export type FieldChange = Static<typeof FieldChange>;

/** What became of one line of the document. */
export const LineChange = object({
  how: oneOf(['added', 'removed', 'changed']),
  name: Type.String(),
  fields: Type.Array(FieldChange),
});
export type LineChange = Static<typeof LineChange>;

export const StoryMoment = object({
  id: Id,
  at: Instant,
  command: Type.String(),
  byId: nullable(Id),
  byName: nullable(Type.String()),
  actingForName: nullable(Type.String()),
  source: oneOf(SOURCES),
  moves: Type.Array(
    object({
      from: nullable(Type.String()),
      to: Type.String(),
      minutes: nullable(Type.Integer()),
      reason: nullable(Type.String()),
    }),
  ),
  fields: Type.Array(FieldChange),
  lines: Type.Array(LineChange),
  /** Whether the command still stands in the sealed trail as it was written. */
  proof: oneOf(PROOFS),
});
export type StoryMoment = Static<typeof StoryMoment>;

export const GetStory = object(ofRecord);
export const Story = object({
  moments: Type.Array(StoryMoment),
  /** Where the record's statuses are named: 'sales.status'. */
  statusWords: nullable(Type.String()),
});
