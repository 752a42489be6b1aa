import { Type, nullable, object, type Static } from '@poros/kernel/shared';
import { ofRecord } from './record.ts';

export const GetRecordLook = object(ofRecord);

/** What a record consists of, in short, and what comes next. */
export const RecordLook = object({
  /** The first of its lines, as decimal text; null where the kind has no such figure. */
  lines: Type.Array(
    object({
      name: Type.String(),
      quantity: nullable(Type.String()),
      unit: nullable(Type.String()),
      amount: nullable(Type.String()),
    }),
  ),
  lineCount: Type.Integer(),
  currency: nullable(Type.String()),
  /** Key of the sentence that names the next step, and whether the reader may do it. */
  next: nullable(object({ word: Type.String(), isAllowed: Type.Boolean() })),
});
export type RecordLook = Static<typeof RecordLook>;
