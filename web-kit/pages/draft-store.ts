import { call } from '../client.ts';
import { nowText } from '../ids.ts';

/** What someone was writing: on the server, and a copy on this device for when the line is down. */
export interface KeptDraft {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly path: string;
  readonly savedAt: string;
}
export type WholeDraft = KeptDraft & { readonly body: string };

const PREFIX = 'poros.draft.';

/** The copies of one person on this device. */
export function localDrafts(owner: string) {
  const place = (id: string) => `${PREFIX}${owner}.${id}`;
  return {
    put: (draft: WholeDraft) => localStorage.setItem(place(draft.id), JSON.stringify(draft)),
    drop: (id: string) => localStorage.removeItem(place(id)),
    get: (id: string): WholeDraft | null => parsed(localStorage.getItem(place(id))),
    all: (): WholeDraft[] =>
      Object.keys(localStorage)
        .filter((key) => key.startsWith(place('')))
        .flatMap((key) => parsed(localStorage.getItem(key)) ?? []),
  };
}
export type LocalDrafts = ReturnType<typeof localDrafts>;

/** The newer of what the server and this device hold; without an answer, what the device holds. */
export async function findDraft(local: LocalDrafts, id: string): Promise<WholeDraft | null> {
  const here = local.get(id);
  const { draft } = await call('desk.find_draft', { draftId: id }).catch(() => ({ draft: null }));
  return here && here.savedAt > (draft?.savedAt ?? '') ? here : draft;
}

/** All that the person has begun, newest first. */
export async function listDrafts(local: LocalDrafts, kind?: string): Promise<KeptDraft[]> {
  const { rows } = await call('desk.list_drafts', kind ? { kind } : {}).catch(() => ({ rows: [] }));
  const here = local.all().filter((one) => !kind || one.kind === kind);
  const newest = new Map<string, KeptDraft>();
  for (const one of [...rows, ...here])
    if ((newest.get(one.id)?.savedAt ?? '') < one.savedAt) newest.set(one.id, one);
  return [...newest.values()].toSorted((a, b) => b.savedAt.localeCompare(a.savedAt));
}

/** True when the server has it; the device has it in any case. */
export async function keepDraft(
  local: LocalDrafts,
  draft: Omit<WholeDraft, 'savedAt'>,
): Promise<boolean> {
  local.put({ ...draft, savedAt: nowText() });
  const saved = await call('desk.save_draft', draft).catch(() => null);
  return saved !== null;
}

export async function forgetDraft(local: LocalDrafts, id: string): Promise<void> {
  local.drop(id);
  await call('desk.discard_draft', { draftId: id }).catch(() => undefined);
}

/** Where writing on it goes on. */
export const resumePath = ({ path, id }: KeptDraft): string =>
  `${path}${path.includes('?') ? '&' : '?'}draft=${id}`;

function parsed(text: string | null): WholeDraft | null {
  try {
    return text === null ? null : (JSON.parse(text) as WholeDraft);
  } catch {
    return null;
  }
}
