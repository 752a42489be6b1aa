import { Id, Instant, Type, nullable, object, optional, type Static } from '@poros/kernel/shared';
import { RecordFile } from './file.ts';
import { ofRecord } from './record.ts';

export const COMMENT_MAX = 4_000;
const Body = Type.String({ minLength: 1, maxLength: COMMENT_MAX });
const MentionedIds = Type.Array(Id, { maxItems: 20 });

/** Plain text; `@Dewi Lestari` is a mention when the id stands in `mentionedIds`. */
export const WriteComment = object({
  ...ofRecord,
  id: optional(Id),
  body: Body,
  mentionedIds: optional(MentionedIds),
});
export const ChangeComment = object({
  commentId: Id,
  version: Type.Integer({ minimum: 1 }),
  body: Body,
  mentionedIds: optional(MentionedIds),
});
export const RemoveComment = object({ commentId: Id, version: Type.Integer({ minimum: 1 }) });

export const Comment = object({
  id: Id,
  body: Type.String(),
  authorId: Id,
  authorName: Type.String(),
  writtenAt: Instant,
  changedAt: nullable(Instant),
  /** Mentioned people with their names. */
  mentions: Type.Array(object({ id: Id, name: Type.String() })),
  version: Type.Integer(),
  mayChange: Type.Boolean(),
  mayRemove: Type.Boolean(),
});
export type Comment = Static<typeof Comment>;

export const Person = object({ id: Id, name: Type.String() });
export type Person = Static<typeof Person>;

export const GetDiscussion = object(ofRecord);
/** Everything that hangs on a record beside its story. */
export const Discussion = object({
  comments: Type.Array(Comment),
  files: Type.Array(RecordFile),
  watchers: Type.Array(Person),
  isWatching: Type.Boolean(),
  mayWrite: Type.Boolean(),
  mayAttach: Type.Boolean(),
  fileSizeMax: Type.Integer(),
});
export type Discussion = Static<typeof Discussion>;

export const WatchRecord = object({ ...ofRecord, isWatching: Type.Boolean() });
export const Watching = object({ isWatching: Type.Boolean() });

export const ListReaders = object({
  ...ofRecord,
  search: optional(Type.String({ maxLength: 60 })),
});
export const Readers = object({ people: Type.Array(Person) });
