import type { Answered, Command, ImportKind, ImportValues, Step } from '@poros/kernel';
import type { Problem, RowState } from '../shared/import.ts';

/** A record as it is stored now, named as the change commands name it. */
export interface Stored extends ImportValues {
  readonly key: string;
  readonly id: string;
  readonly version: number;
  readonly isArchived: boolean;
}

/** What taking a row in would do. */
export interface Plan {
  readonly state: Exclude<RowState, 'waiting' | 'error'>;
  readonly steps: readonly Step[];
  readonly changes: Record<string, [before: unknown, after: unknown]>;
  /** Fields that the file has otherwise and that nobody may change any more. */
  readonly fixed: readonly string[];
}

export function planOf(
  kind: ImportKind,
  values: ImportValues,
  { id, stored }: { readonly id: string; readonly stored: Stored | undefined },
): Plan {
  if (!stored) {
    const input = kind.input?.(values, id) ?? { ...values, id };
    const steps = kind.gather ? [] : [{ command: kind.create, input: () => input }];
    return { state: 'new', steps, changes: {}, fixed: [] };
  }
  const changes: Plan['changes'] = {};
  const fixed: string[] = [];
  const changeable = new Set(
    kind.changeable ?? (kind.changes ?? []).flatMap((one) => fieldsOf(kind, one)),
  );
  for (const [field, after] of Object.entries(values)) {
    if (kind.key.includes(field) || !(field in stored) || isEqual(stored[field], after)) continue;
    if (changeable.has(field)) changes[field] = [stored[field], after];
    else fixed.push(field);
  }
  const steps = changeSteps(kind, stored, changes);
  if (stored.isArchived && kind.restore) steps.unshift(restoreStep(kind, kind.restore, stored));
  const isSame = Object.keys(changes).length === 0 && !stored.isArchived;
  return { state: isSame ? 'same' : 'update', steps: kind.gather ? [] : steps, changes, fixed };
}

/** One step for each command that something is different for; each sees the version before it. */
export function changeSteps(kind: ImportKind, stored: Stored, changes: Plan['changes']): Step[] {
  const steps: Step[] = [];
  for (const command of kind.changes ?? []) {
    const fields = fieldsOf(kind, command);
    if (!fields.some((field) => field in changes)) continue;
    steps.push({
      command,
      input: (before) => ({
        ...Object.fromEntries(
          fields.map((field) => [field, field in changes ? changes[field]?.[1] : stored[field]]),
        ),
        ...seen(kind, stored, before),
      }),
    });
  }
  return steps;
}

export const restoreStep = (
  kind: ImportKind,
  command: Command,
  stored: Pick<Stored, 'id' | 'version'>,
): Step => ({ command, input: (before) => seen(kind, stored, before) });

function seen(
  kind: ImportKind,
  stored: Pick<Stored, 'id' | 'version'>,
  before: Answered | undefined,
) {
  const version = versionOf(before) ?? stored.version;
  return { [kind.idField ?? 'id']: stored.id, version };
}

export const versionOf = (answered: Answered | undefined): number | undefined =>
  (answered?.output as { version?: number } | undefined)?.version;

const fieldsOf = (kind: ImportKind, { input }: Command): string[] =>
  Object.keys((input as { properties?: object }).properties ?? {}).filter(
    (field) => field !== 'version' && field !== kind.idField,
  );

/** Equal as people mean it: 5000 is 5000.0000, nothing is an empty text. */
function isEqual(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return /^-?\d+\.\d*$/.test(text) ? text.replace(/\.?0+$/, '') : text;
}

export const warnFixed = (fields: readonly string[], say: (field: string) => string): Problem[] =>
  fields.map((field) => ({ field, message: say(field) }));
