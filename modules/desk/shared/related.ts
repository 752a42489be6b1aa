import { Id, Type, nullable, object, type Static } from '@poros/kernel/shared';
import { ofRecord } from './record.ts';

export const RelatedNode = object({
  entity: Type.String(),
  id: Id,
  label: Type.String(),
  path: Type.String(),
  /** Key of the sentence that names the kind. */
  word: Type.String(),
  /** Key of the sentence that names the state. */
  stateWord: nullable(Type.String()),
  amount: nullable(Type.String()),
  currency: nullable(Type.String()),
  /** How far along the chain: what others come from is less. */
  step: Type.Integer(),
});
export type RelatedNode = Static<typeof RelatedNode>;

export const GetRelatedRecords = object(ofRecord);
/** The records that came of one another, as far as the reader may see them. */
export const RelatedRecords = object({
  nodes: Type.Array(RelatedNode),
  edges: Type.Array(object({ fromId: Id, toId: Id })),
});
