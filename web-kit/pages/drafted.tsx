import { format, SkeletonRows, useWords, type Reason } from '@poros/ui';
import { useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { newId, now_ms, nowText } from '../ids.ts';
import { useAddress, useGo } from '../navigation.tsx';
import { useSession } from '../session.ts';
import {
  findDraft,
  forgetDraft,
  keepDraft,
  listDrafts,
  localDrafts,
  resumePath,
  type KeptDraft,
  type LocalDrafts,
} from './draft-store.ts';

/** What a page for something new begins with. */
export interface Draft<V> {
  /** Also the id of what will be stored, so that nothing is stored twice. */
  readonly id: string;
  readonly kind: string;
  /** What was written before, or is copied; null for a blank page. */
  readonly kept: V | null;
  /** What else of this kind was begun and not stored. */
  readonly others: readonly KeptDraft[];
  /** The address stays what it is: the record's own page knows its draft. */
  readonly isOfRecord?: boolean | undefined;
}

export interface DraftedProps<V> {
  readonly kind: string;
  /** What is written on a stored record and not saved is kept under the record's own id. */
  readonly recordId?: string | undefined;
  /** Makes the values of a copy of the record that the address names (`?copy=`). */
  copyOf?(id: string): Promise<V>;
  children(draft: Draft<V>): ReactNode;
}

export const useLocalDrafts = (): LocalDrafts => {
  const { user, tenant } = useSession();
  return useMemo(() => localDrafts(`${tenant.id}.${user.id}`), [tenant.id, user.id]);
};

/**
 * A page for something new: goes on where the draft of the address stopped (`?draft=`), begins as a
 * copy (`?copy=`) or blank. The page keeps itself with `useAutosave`.
 */
export function Drafted<V>({ kind, recordId, copyOf, children }: DraftedProps<V>) {
  const { search } = useAddress();
  const local = useLocalDrafts();
  const [blankId, setBlankId] = useState(newId);
  const id = recordId ?? search['draft'] ?? blankId;
  const [draft, setDraft] = useState<Draft<V> | null>(null);
  const copied = search['draft'] ? undefined : search['copy'];
  const latest = useRef({ copyOf });
  latest.current = { copyOf };
  useEffect(() => {
    let isGone = false;
    async function begin() {
      const [found, all, copy] = await Promise.all([
        findDraft(local, id),
        recordId ? [] : listDrafts(local, kind),
        copied ? latest.current.copyOf?.(copied).catch(() => null) : null,
      ]);
      if (isGone) return;
      const kept = found && found.kind === kind ? (JSON.parse(found.body) as V) : (copy ?? null);
      const others = all.filter((one) => one.id !== id);
      const isOfRecord = recordId !== undefined;
      setDraft((old) => (old?.id === id ? old : { id, kind, kept, others, isOfRecord }));
    }
    void begin();
    return () => {
      isGone = true;
    };
  }, [local, id, kind, recordId, copied]);
  useEffect(() => {
    // A blank page after a draft is another page.
    if (!search['draft']) setBlankId((old) => (draft?.id === old || !draft ? old : newId()));
  }, [search, draft]);
  if (draft?.id !== id) return <SkeletonRows />;
  return (
    <div key={id} className="contents">
      {children(draft)}
    </div>
  );
}

const PULSE_MS = 1_000;
const QUIET_MS = 1_200;
const LONGEST_MS = 8_000;

export interface Autosaved<V> {
  /** How people find it again: the customer, the subject. */
  readonly title: string;
  /** All that was typed. */
  read(): V;
  /** Nothing worth keeping. */
  isBlank(value: V): boolean;
}

/** Keeps what is typed, on this device at once and on the server a moment later. */
export function useAutosave<V>(draft: Draft<V>, page: Autosaved<V>) {
  const { t } = useWords();
  const go = useGo();
  const { path, search, change } = useAddress();
  const local = useLocalDrafts();
  const [saved, setSaved] = useState<{ at: string; isHere: boolean } | null>(null);
  const latest = useRef({ page, path, search, change });
  latest.current = { page, path, search, change };
  const keeper = useRef<ReturnType<typeof draftKeeper> | null>(null);
  useEffect(() => {
    const own = draftKeeper(draft, local, () => latest.current, setSaved);
    keeper.current = own;
    // Between two keys, never during one: writing a long document out takes a while.
    const pulse = setInterval(() => whenIdle(own.look), PULSE_MS);
    const leave = () => own.flush();
    window.addEventListener('pagehide', leave);
    document.addEventListener('visibilitychange', leave);
    return () => {
      clearInterval(pulse);
      window.removeEventListener('pagehide', leave);
      document.removeEventListener('visibilitychange', leave);
      own.flush();
    };
  }, [draft, local]);

  const others: Reason | null =
    draft.others.length === 0 || saved || draft.kept
      ? null
      : {
          tone: 'info',
          cause: t('kit.drafts_left', { n: draft.others.length }),
          actions: draft.others
            .slice(0, 3)
            .map((one) => ({
              word: `${one.title || t('kit.draft_untitled')} · ${format.dateTime(one.savedAt)}`,
              run: () => go(resumePath(one)),
            })),
        };
  return {
    note:
      saved &&
      t(saved.isHere ? 'kit.draft_saved_here' : 'kit.draft_saved', { time: format.time(saved.at) }),
    /** Offers what was begun before, while nothing is typed here. */
    others,
    /** It was stored as what it is; the draft has no more to say. */
    discard: () => keeper.current?.stop(),
    /** It was stored, and writing goes on: only what comes now is kept. */
    settle: () => keeper.current?.settle(),
  };
}

const whenIdle = (work: () => void): void => {
  if ('requestIdleCallback' in window) requestIdleCallback(work, { timeout: 2 * PULSE_MS });
  else work();
};

interface Around<V> {
  readonly page: Autosaved<V>;
  readonly path: string;
  readonly search: Readonly<Record<string, string | undefined>>;
  change(change: Readonly<Record<string, string | undefined>>): void;
}

function draftKeeper<V>(
  draft: Draft<V>,
  local: LocalDrafts,
  around: () => Around<V>,
  tell: (saved: { at: string; isHere: boolean } | null) => void,
) {
  const { id, kind } = draft;
  let first = JSON.stringify(around().page.read());
  let seen = first;
  let sent = draft.kept ? first : '';
  let changedAt_ms = 0;
  let waitingSince_ms = 0;
  let isStopped = false;

  function written() {
    const { page, path, search } = around();
    const { draft: _draft, copy: _copy, ...rest } = search;
    const query = new URLSearchParams(rest as Record<string, string>).toString();
    return { id, kind, title: page.title, path: query ? `${path}?${query}` : path, body: seen };
  }
  function send(): void {
    sent = seen;
    waitingSince_ms = 0;
    if (!draft.isOfRecord && around().search['draft'] !== id)
      around().change({ draft: id, copy: undefined });
    void keep();
  }
  async function keep(): Promise<void> {
    const isOnServer = await keepDraft(local, written());
    if (!isStopped) tell({ at: nowText(), isHere: !isOnServer });
  }
  function look(): void {
    if (isStopped) return;
    const value = around().page.read();
    const body = JSON.stringify(value);
    const now = now_ms();
    if (body !== seen) {
      seen = body;
      changedAt_ms = now;
      waitingSince_ms ||= now;
      if (!around().page.isBlank(value)) local.put({ ...written(), savedAt: nowText() });
      else if (draft.isOfRecord) settle();
    }
    if (seen === sent || seen === first || waitingSince_ms === 0) return;
    const isDue = now - changedAt_ms >= QUIET_MS || now - waitingSince_ms >= LONGEST_MS;
    if (isDue && !around().page.isBlank(value)) send();
  }
  /** Nothing differs from what is stored. */
  function settle(): void {
    const isKept = sent !== '' || local.get(id) !== null;
    seen = first = JSON.stringify(around().page.read());
    sent = '';
    waitingSince_ms = 0;
    tell(null);
    if (isKept) void forgetDraft(local, id);
  }
  return {
    look,
    settle,
    /** The page is left: what is not sent yet is sent now. */
    flush() {
      look();
      if (isStopped || waitingSince_ms === 0 || seen === sent) return;
      if (around().page.isBlank(JSON.parse(seen) as V)) return;
      sent = seen;
      void keepDraft(local, written());
    },
    stop() {
      isStopped = true;
      tell(null);
      if (sent || local.get(id)) void forgetDraft(local, id);
    },
  };
}
