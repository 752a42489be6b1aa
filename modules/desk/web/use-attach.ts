import { newId, problemOf, t, upload, type Problem, type RecordRef } from '@poros/web-kit';
import { useEffect, useRef, useState } from 'react';
import { sizeText } from './size-text.ts';
import { smallerPhoto } from './smaller-photo.ts';

interface Allowed {
  readonly mayAttach: boolean;
  readonly fileSizeMax: number;
}
interface Sending {
  readonly key: string;
  readonly name: string;
  /** How much has left, 0 to 1. */
  readonly share: number;
}

interface Heard {
  onStart(): void;
  onDone(): void;
}
export interface Attach {
  readonly sending: readonly Sending[];
  readonly problem: Problem | null;
  /** Files are being carried over the page. */
  readonly isOver: boolean;
  put(files: readonly File[]): void;
}

/** Attaches what is dropped on the page, pasted into it, or handed over. */
export function useAttach(record: RecordRef, allowed: Allowed | undefined, heard: Heard): Attach {
  const [sending, setSending] = useState<readonly Sending[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [isOver, setOver] = useState(false);
  const latest = useRef({ allowed, heard });
  latest.current = { allowed, heard };

  async function send(given: File): Promise<void> {
    const key = newId();
    const file = await smallerPhoto(given);
    const limit = latest.current.allowed?.fileSizeMax ?? 0;
    if (file.size > limit) return setProblem(tooLarge(file, limit));
    setSending((all) => [...all, { key, name: given.name, share: 0 }]);
    const onProgress = (share: number) =>
      setSending((all) => all.map((one) => (one.key === key ? { ...one, share } : one)));
    try {
      await upload(
        `/records/${record.entity}/${record.id}/files?name=${encodeURIComponent(given.name)}`,
        file,
        { onProgress },
      );
      latest.current.heard.onDone();
    } catch (error) {
      setProblem(problemOf(error));
    } finally {
      setSending((all) => all.filter((one) => one.key !== key));
    }
  }
  function put(files: readonly File[]): void {
    if (files.length === 0 || !latest.current.allowed?.mayAttach) return;
    setProblem(null);
    latest.current.heard.onStart();
    for (const file of files) void send(file);
  }
  const act = useRef(put);
  act.current = put;
  useEffect(() => listenToPage((files) => act.current(files), setOver), []);
  return { sending, problem, isOver, put };
}

/** The whole page takes files; text that is dropped or pasted goes where it always goes. */
function listenToPage(
  put: (files: File[]) => void,
  setOver: (isOver: boolean) => void,
): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const hasFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') ?? false;
  const over = (event: DragEvent) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    setOver(true);
  };
  const drop = (event: DragEvent) => {
    setOver(false);
    if (!hasFiles(event)) return;
    event.preventDefault();
    put([...(event.dataTransfer?.files ?? [])]);
  };
  const paste = (event: ClipboardEvent) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0 || event.clipboardData?.types.includes('text/plain')) return;
    event.preventDefault();
    put(files);
  };
  window.addEventListener('dragover', over, { signal });
  window.addEventListener('dragleave', () => setOver(false), { signal });
  window.addEventListener('drop', drop, { signal });
  window.addEventListener('paste', paste, { signal });
  return () => stop.abort();
}

function tooLarge(file: Blob, limit: number): Problem {
  return {
    status: 413,
    code: 'desk.file_too_large',
    title: t('desk.file_too_large', { size: sizeText(file.size), limit: sizeText(limit) }),
    fix: t('desk.refusal.file_too_large.fix'),
  };
}
