import { Id, Instant, Type, nullable, object, optional, type Static } from '@poros/kernel/shared';

const Kind = Type.String({ pattern: '^[a-z]+\\.[a-z_]+$', maxLength: 80 });
export const DRAFT_MAX = 200_000;

/** What someone is writing; `body` is the page's own, as JSON text, and never reaches a log. */
export const SaveDraft = object({
  id: Id,
  kind: Kind,
  title: Type.String({ maxLength: 200 }),
  path: Type.String({ pattern: '^/[A-Za-z0-9/_-]*(\\?[A-Za-z0-9=&_.-]*)?$', maxLength: 200 }),
  body: Type.String({ maxLength: DRAFT_MAX, secret: true }),
});
export const SavedDraft = object({ savedAt: Instant });
export const DiscardDraft = object({ draftId: Id });

export const DraftRow = object({
  id: Id,
  kind: Type.String(),
  title: Type.String(),
  path: Type.String(),
  savedAt: Instant,
});
export type DraftRow = Static<typeof DraftRow>;
export const ListDrafts = object({ kind: optional(Kind) });
export const Drafts = object({ rows: Type.Array(DraftRow) });
export const FindDraft = object({ draftId: Id });
export const FoundDraft = object({
  draft: nullable(object({ ...DraftRow.properties, body: Type.String() })),
});
