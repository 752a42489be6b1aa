import { Id, Instant, Type, nullable, object, type Static } from '@poros/kernel/shared';
import { ofRecord } from './record.ts';

export const RecordFile = object({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  sizeBytes: Type.Integer(),
  /** Whether a browser may show it in place: a picture or a PDF. */
  isViewable: Type.Boolean(),
  addedAt: Instant,
  addedById: nullable(Id),
  addedByName: nullable(Type.String()),
  version: Type.Integer(),
  mayRemove: Type.Boolean(),
});
export type RecordFile = Static<typeof RecordFile>;

const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const FileName = Type.String({ minLength: 1, maxLength: 200 });

/** What is asked at the door; the bytes are the body. */
export const AttachFile = object({ ...ofRecord, name: FileName });
/** What the audit trail keeps of it. */
export const StoreFile = object({
  ...ofRecord,
  name: FileName,
  sha256: Sha256,
  sizeBytes: Type.Integer({ minimum: 1 }),
  mediaType: Type.String({ maxLength: 100 }),
});
export const AttachedFile = object({
  id: Id,
  name: Type.String(),
  mediaType: Type.String(),
  sizeBytes: Type.Integer(),
});
export const GetFileContent = object({ fileId: Id });
export const RemoveFile = object({ fileId: Id, version: Type.Integer({ minimum: 1 }) });
export const RestoreFile = object({ fileId: Id, version: Type.Integer({ minimum: 1 }) });
