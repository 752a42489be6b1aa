/** What decides when two people changed one field. */
export type FieldPolicy = 'server_wins' | 'client_override' | 'lww' | 'manual' | 'max' | 'union';

export type Fields = Readonly<Record<string, unknown>>;

/** One field on which both sides disagree; no value of it is dropped. */
export interface FieldConflict {
  readonly field: string;
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
  readonly policy: FieldPolicy;
  /** What stands until a person decides otherwise. */
  readonly result: unknown;
  /** A person must decide before the command counts as done. */
  readonly isOpen: boolean;
}

export interface Merge {
  readonly fields: Fields;
  readonly conflicts: readonly FieldConflict[];
}

export interface MergeSides {
  readonly base: Fields;
  readonly mine: Fields;
  readonly theirs: Fields;
  /** When each side was written, as hybrid time text; for `lww`. */
  readonly mineAt: string;
  readonly theirsAt: string;
}

/**
 * Three-way merge by field: whoever alone changed a field gets it; where both did, the field's
 * policy says what stands and a conflict keeps both values.
 */
export function merge(sides: MergeSides, policyOf: (field: string) => FieldPolicy): Merge {
  const { base, mine, theirs } = sides;
  const names = new Set([...Object.keys(base), ...Object.keys(mine), ...Object.keys(theirs)]);
  const fields: Record<string, unknown> = {};
  const conflicts: FieldConflict[] = [];
  for (const field of [...names].toSorted()) {
    const of = { base: base[field], mine: mine[field], theirs: theirs[field] };
    if (same(of.mine, of.theirs) || same(of.mine, of.base)) fields[field] = of.theirs;
    else if (same(of.theirs, of.base)) fields[field] = of.mine;
    else {
      const policy = policyOf(field);
      const { result, isOpen } = decide(policy, of, sides);
      fields[field] = result;
      conflicts.push({ field, ...of, policy, result, isOpen });
    }
  }
  return { fields, conflicts };
}

function decide(
  policy: FieldPolicy,
  { mine, theirs }: { mine: unknown; theirs: unknown },
  { mineAt, theirsAt }: MergeSides,
): { result: unknown; isOpen: boolean } {
  switch (policy) {
    case 'server_wins':
      return { result: theirs, isOpen: false };
    case 'lww':
      return { result: mineAt > theirsAt ? mine : theirs, isOpen: false };
    case 'max':
      return { result: Number(mine) > Number(theirs) ? mine : theirs, isOpen: false };
    case 'union':
      return { result: union(mine, theirs), isOpen: false };
    case 'client_override':
    case 'manual':
      return { result: theirs, isOpen: true };
  }
}

const union = (mine: unknown, theirs: unknown): unknown[] =>
  [...new Set([...asList(theirs), ...asList(mine)].map(String))].toSorted(byText);
const byText = (one: string, other: string): number => (one < other ? -1 : Number(one > other));
const asList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const same = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);
