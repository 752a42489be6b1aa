import { Id, Type, event, object, type EventsOf } from '@poros/kernel/shared';

/** A record as events name it: what people read and where it opens. */
const named = {
  entity: Type.String({ maxLength: 80 }),
  recordId: Id,
  label: Type.String(),
  path: Type.String(),
};

export const deskEvents = {
  /**
   * Someone wrote on a record. Carries the text, so it is not for the live stream of everybody: who
   * may see the record is not known from an event.
   */
  'desk.comment_written': event({
    entity: 'desk.comment',
    version: 1,
    permission: 'desk.record.oversee',
    payload: object({
      ...named,
      commentId: Id,
      authorId: Id,
      authorName: Type.String(),
      /** The beginning of the text, at most 240 characters. */
      text: Type.String(),
      /** Mentioned in this comment; each may see the record. */
      mentionedIds: Type.Array(Id),
      /** Who follows the record, without the author. */
      watcherIds: Type.Array(Id),
    }),
  }),
  /** Comments, files or followers of a record are no longer as they were; says nothing of what. */
  'desk.record_discussed': event({
    entity: 'desk.discussion',
    version: 1,
    permission: 'desk.comment.write',
    payload: object({ entity: Type.String({ maxLength: 80 }), recordId: Id }),
  }),
};

declare module '@poros/kernel/shared' {
  interface EventMap extends EventsOf<typeof deskEvents> {}
}
