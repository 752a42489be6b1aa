import { request } from './client.ts';
import { newId } from './ids.ts';
import { noAnswer, ProblemError, type Problem } from './problem.ts';

/** One command of a batch. */
export interface Act {
  readonly command: string;
  readonly input: unknown;
}

/** What became of it: the command's answer, or why it was refused. */
export type Verdict =
  | { readonly isDone: true; readonly body: unknown }
  | { readonly isDone: false; readonly problem: Problem };

export interface BatchOptions {
  /** Only tries: everything is rolled back. */
  readonly isPreview?: boolean;
  readonly signal?: AbortSignal;
  /** Told after every part: how many are through. */
  onProgress?(done: number): void;
}

const AT_ONCE = 50;

/**
 * Carries commands out one after the other, each by itself, fifty to a request. A lost answer is
 * asked for again with the same keys, so that nothing happens twice. Stopped by the signal, it
 * answers for those that were through.
 */
export async function runBatch(
  acts: readonly Act[],
  { isPreview, signal, onProgress }: BatchOptions = {},
): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  for (let from = 0; from < acts.length && !signal?.aborted; from += AT_ONCE) {
    const commands = acts.slice(from, from + AT_ONCE).map((act) => ({ key: newId(), ...act }));
    const answer = (await request('POST', '/commands', {
      commands,
      ...(isPreview && { isPreview }),
    })) as { verdicts: { status: number; body: unknown }[] };
    verdicts.push(...answer.verdicts.map(verdictOf));
    onProgress?.(verdicts.length);
  }
  return verdicts;
}

/** What a tried act would leave behind, by the event that would say it. */
export type Foreseen = Readonly<Record<string, readonly unknown[]>>;
export type Tried = Verdict & { readonly foreseen: Foreseen };

/** Carries an act out on the server, reads what it did, and has all of it rolled back. */
export async function tryAct(act: Act, signal?: AbortSignal): Promise<Tried> {
  const body = { commands: [{ key: newId(), ...act }], isPreview: true, foresees: true };
  const answer = (await request('POST', '/commands', body, { signal })) as {
    verdicts: { status: number; body: unknown; foreseen?: Foreseen }[];
  };
  const [verdict] = answer.verdicts;
  if (!verdict) throw new ProblemError(noAnswer());
  return { ...verdictOf(verdict), foreseen: verdict.foreseen ?? {} };
}

const verdictOf = ({ status, body }: { status: number; body: unknown }): Verdict =>
  status < 400 ? { isDone: true, body } : { isDone: false, problem: body as Problem };
