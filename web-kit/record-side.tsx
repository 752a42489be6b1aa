import {
  lazy,
  startTransition,
  Suspense,
  useEffect,
  useState,
  type ComponentType,
  type ReactNode,
} from 'react';
import { SkeletonRows } from '@poros/ui';

/** A record as pages name it: its kind and its id. */
export interface RecordRef {
  readonly entity: string;
  readonly id: string;
}

export interface SideTab {
  readonly id: string;
  readonly word: string;
  readonly count?: number | undefined;
  readonly body: ReactNode;
}

export interface RecordSideProps {
  readonly record: RecordRef;
  /** What the page itself shows beside the record, after what every record has. */
  readonly tabs?: readonly SideTab[] | undefined;
  /** On a form the panel takes its own height; beside a document it fills what is there. */
  readonly isFlow?: boolean | undefined;
}

let Given: ComponentType<RecordSideProps> | undefined;

/** The module that knows what hangs on records says it once; the panel is loaded when one opens. */
export function provideRecordSide(load: () => Promise<ComponentType<RecordSideProps>>): void {
  Given = lazy(async () => ({ default: await load() }));
}

/**
 * The story of a record of any kind, with its comments, files, followers and relatives. It is drawn
 * once the record itself was painted: who opens a record looks at that first.
 */
export function RecordSide(props: RecordSideProps) {
  const isPainted = useAfterPaint();
  if (!Given || !isPainted) return null;
  return (
    <Suspense fallback={<SkeletonRows />}>
      <Given {...props} key={props.record.id} />
    </Suspense>
  );
}

let Look: ComponentType<{ readonly record: RecordRef; readonly to: string }> | undefined;

export function provideRecordLook(
  load: () => Promise<ComponentType<{ readonly record: RecordRef; readonly to: string }>>,
): void {
  Look = lazy(async () => ({ default: await load() }));
}

/** What a record consists of, what came of it and what comes next, for a look beside a list. */
export function RecordLook({ record, to }: { record: RecordRef; to: string }) {
  if (!Look) return null;
  return (
    <Suspense fallback={<SkeletonRows rows={4} />}>
      <Look record={record} to={to} key={record.id} />
    </Suspense>
  );
}

/** False until what is drawn now was painted. */
function useAfterPaint(): boolean {
  const [isPainted, setPainted] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => startTransition(() => setPainted(true)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, []);
  return isPainted;
}

let News: ComponentType<{ readonly record: RecordRef }> | undefined;

export function provideRecordNews(
  load: () => Promise<ComponentType<{ readonly record: RecordRef }>>,
): void {
  News = lazy(async () => ({ default: await load() }));
}

/** In a sentence: who changed the record last beside the reader, and what from what to what. */
export function RecordNews({ record }: { record: RecordRef }) {
  if (!News) return null;
  return (
    <Suspense>
      <News record={record} />
    </Suspense>
  );
}
