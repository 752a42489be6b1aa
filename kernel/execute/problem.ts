import type { Refusal } from '../shared/refusal.ts';
import type { Language } from '../shared/words.ts';
import { fieldProblems, type FieldProblem } from './check.ts';
import type { Registry } from './registry.ts';

/** RFC 9457 problem details with our additions. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fix: string;
  readonly correlationId: string;
  readonly fields?: readonly FieldProblem[];
  readonly details?: Readonly<Record<string, unknown>>;
  /** Of a missing right: which it is and who can give it. */
  readonly permission?: string;
  readonly grantors?: readonly string[];
}

/** What happened, with which values, what to do, and the code, in the reader's language. */
export function problemOf(
  registry: Registry,
  refusal: Refusal,
  language: Language,
  correlationId: string,
): Problem {
  const fields =
    'errors' in refusal.details ? fieldProblems(refusal, language, registry) : undefined;
  const values = {
    ...refusal.details,
    correlationId,
    ...(fields && {
      summary: fields
        .slice(0, 3)
        .map((one) => `${lineOf(registry, language, one.path)}${one.message}`)
        .join(' '),
    }),
  };
  const [owner = 'kernel', name = 'unexpected'] = refusal.code.split('.');
  const key = `${owner}.refusal.${name}`;
  const detail = registry.say(language, key, values);
  return {
    type: `https://poros.dev/problems/${refusal.code}`,
    title: detail,
    status: registry.statusOf(refusal.code),
    code: refusal.code,
    detail,
    fix: registry.say(language, `${key}.fix`, values),
    correlationId,
    ...(fields ? { fields } : { details: refusal.details }),
    ...rightOf(refusal),
  };
}

function rightOf({ code, details }: Refusal): Pick<Problem, 'permission' | 'grantors'> {
  const { permission, grantors } = details;
  if (code !== 'kernel.permission_missing' || typeof permission !== 'string') return {};
  return { permission, grantors: typeof grantors === 'string' ? grantors.split(', ') : [] };
}

/** "Baris 3: " for a field of the third row of a list. */
function lineOf(registry: Registry, language: Language, path: string): string {
  const [index] = /(?<=\.)\d+(?=\.)/.exec(path) ?? [];
  return index ? registry.say(language, 'kernel.field.line', { line: Number(index) + 1 }) : '';
}
