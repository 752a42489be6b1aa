import { lazy, Suspense, useSyncExternalStore, type ComponentType } from 'react';

export interface Question {
  /** The question names the effect: "Batalkan faktur INV-2611-0007?" */
  readonly title: string;
  readonly body?: string | undefined;
  /** The verb on the button, never "OK". */
  readonly verb: string;
  readonly isDanger?: boolean | undefined;
  /** Asks for a sentence too; `isRequired` keeps the button shut until there is one. */
  readonly reason?:
    | {
        readonly label: string;
        readonly isRequired?: boolean;
        /** A name or a number rather than a sentence. */
        readonly isShort?: boolean;
      }
    | undefined;
  /** Shows what the act would do; the verb stays shut until it says that the act can be done. */
  readonly trial?: ComponentType<TrialProps> | undefined;
}

export interface TrialProps {
  onVerdict(canDo: boolean): void;
}

export interface Answer {
  readonly reason: string;
}

interface Asked {
  readonly question: Question;
  answer(given: Answer | null): void;
}

const AskDialog = lazy(() => import('./ask-dialog.tsx').then((m) => ({ default: m.AskDialog })));
let asked: Asked | null = null;
const listeners = new Set<() => void>();

/** Asks before something that cannot be taken back; null means the person stepped back. */
export function ask(question: Question): Promise<Answer | null> {
  return new Promise((resolve) => {
    asked?.answer(null);
    put({
      question,
      answer: (given) => {
        put(null);
        resolve(given);
      },
    });
  });
}

/** The place where questions appear; the shell draws it once. */
export function Asking() {
  const now = useSyncExternalStore(subscribe, () => asked);
  return (
    now && (
      <Suspense>
        <AskDialog question={now.question} onAnswer={now.answer} />
      </Suspense>
    )
  );
}

function put(next: Asked | null): void {
  asked = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
