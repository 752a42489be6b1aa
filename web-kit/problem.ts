import { t, type Trouble } from '@poros/ui';

/** The server's problem+json; `detail` and `fix` come in the person's language. */
export interface Problem extends Trouble {
  readonly status: number;
  readonly code: string;
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** What a call throws. Anything else thrown is a defect of the page. */
export class ProblemError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'ProblemError';
    this.problem = problem;
  }
}

/** True when no answer came, so that the same act may be tried again with the same key. */
export const isUnanswered = (error: unknown): boolean =>
  error instanceof ProblemError && error.problem.status === 0;

/** The sentence for a network that gave no answer. */
export function noAnswer(): Problem {
  return {
    status: 0,
    code: 'web.no_answer',
    title: t('kit.no_answer'),
    detail: t('kit.no_answer'),
    fix: t('kit.no_answer_fix'),
  };
}

/** Any thrown thing as a problem to show. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  const text = error instanceof Error ? error.message : String(error);
  return {
    status: 0,
    code: 'web.defect',
    title: t('kit.defect'),
    detail: t('kit.defect'),
    fix: t('kit.defect_fix'),
    correlationId: text,
  };
}

/** The message of one field, by the server's path: 'lines.0.quantity'. */
export function fieldMessage(problem: Problem | null, path: string): string | undefined {
  return problem?.fields?.find((field) => plainPath(field.path) === path)?.message;
}

/** '/lines/0/quantity' and 'lines[0].quantity' are the same field as 'lines.0.quantity'. */
export function plainPath(path: string): string {
  return path
    .replace(/^\//, '')
    .replaceAll('/', '.')
    .replace(/\[(\d+)\]/g, '.$1');
}

/** Messages of lines as LineGrid takes them, by `${index}.${columnId}`. */
export function lineMessages(problem: Problem | null, list = 'lines'): Record<string, string> {
  const found: Record<string, string> = {};
  for (const field of problem?.fields ?? []) {
    const path = plainPath(field.path);
    if (path.startsWith(`${list}.`)) found[path.slice(list.length + 1)] = field.message;
  }
  return found;
}
