import type { Theirs } from '@poros/ui';
import { useCallback, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { call } from '../client.ts';
import { newId } from '../ids.ts';
import { entityOf, type CommandName, type InputOf, type OutputOf } from '../operations.ts';
import { fieldMessage, isUnanswered, plainPath, problemOf, type Problem } from '../problem.ts';
import { refresh } from '../query.ts';

export interface FieldBinding<V> {
  readonly name: string;
  readonly value: V;
  onChange(value: V): void;
  readonly error: string | undefined;
  /** What somebody else stored in a field that was changed here too. */
  readonly theirs: Theirs | undefined;
}

/** The state of one form. Spread `form.field('name')` into a field of @poros/ui. */
export interface Form<V extends object> {
  readonly values: V;
  readonly isDirty: boolean;
  readonly problem: Problem | null;
  set(change: Partial<V>): void;
  field<K extends keyof V & string>(name: K): FieldBinding<V[K]>;
  /** Fills what is still blank, without asking to save it. */
  propose(change: Partial<V>): void;
  /** Takes these values as the saved ones. */
  settle(values?: V): void;
  /**
   * Somebody else stored these values meanwhile: they hold where nothing was typed here; where both
   * changed a field, what was typed stays until the person decides.
   */
  follow(theirs: V): void;
  /** Somebody else stored the record since the typing began. */
  readonly isBehind: boolean;
  /** Fields that two people changed and nobody has decided about. */
  readonly clashes: ReadonlySet<string>;
  /** Back to the saved values. */
  reset(): void;
  refuse(problem: Problem | null): void;
  /** Messages that belong to no field that is shown. */
  unplaced(): readonly { readonly path: string; readonly message: string }[];
}

/**
 * Makes a form of plain values; errors come from the server's problem and go when the field is
 * changed.
 */
export function useForm<V extends object>(initial: V): Form<V> {
  const [saved, setSaved] = useState(initial);
  const [values, setValues] = useState(initial);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [changed, setChanged] = useState<ReadonlySet<string>>(new Set());
  const [clashes, setClashes] = useState<ReadonlySet<string>>(new Set());
  const [isBehind, setBehind] = useState(false);
  const shown = useRef(new Set<string>());
  const isDirty = useMemo(() => JSON.stringify(saved) !== JSON.stringify(values), [saved, values]);
  const set = useCallback((change: Partial<V>) => {
    setValues((old) => ({ ...old, ...change }));
    setChanged((old) => old.union(new Set(Object.keys(change))));
  }, []);
  const decide = (name: string, value?: unknown) => {
    if (value !== undefined) set({ [name]: value } as unknown as Partial<V>);
    setClashes((old) => old.difference(new Set([name])));
  };
  return {
    values,
    isDirty,
    problem,
    set,
    field(name) {
      shown.current.add(name);
      return {
        name,
        value: values[name],
        error: changed.has(name) ? undefined : fieldMessage(problem, name),
        theirs: clashes.has(name) ? theirsOf(name, saved[name], decide) : undefined,
        onChange: (value) => set({ [name]: value } as unknown as Partial<V>),
      };
    },
    propose(change) {
      setSaved((old) => filledWith(old, change));
      setValues((old) => filledWith(old, change));
    },
    settle(next = values) {
      setSaved(next);
      setValues(next);
      setProblem(null);
      setClashes(new Set());
      setBehind(false);
    },
    follow(theirs) {
      if (isSame(saved, theirs)) return;
      const { together, both } = merged(saved, values, theirs);
      setSaved(theirs);
      setValues(together);
      setClashes((old) => old.union(new Set(both)));
      setBehind(true);
    },
    isBehind: isBehind && isDirty,
    clashes,
    reset() {
      setValues(saved);
      setProblem(null);
      setClashes(new Set());
    },
    refuse(next) {
      setProblem(next);
      setChanged(new Set());
    },
    unplaced: () =>
      (problem?.fields ?? []).filter((field) => !shown.current.has(plainPath(field.path))),
  };
}

const theirsOf = (
  name: string,
  value: unknown,
  decide: (name: string, value?: unknown) => void,
): Theirs => ({ value, take: () => decide(name, value), keep: () => decide(name) });

/** The change where nothing stands yet. */
function filledWith<V extends object>(old: V, change: Partial<V>): V {
  const blank = Object.entries(change).filter(([name]) => old[name as keyof V] === '');
  return { ...old, ...Object.fromEntries(blank) };
}

const keysOf = <V extends object>(values: V) => Object.keys(values) as (keyof V & string)[];

/** Theirs where nothing was typed, mine where something was; `both` names what differs. */
function merged<V extends object>(saved: V, mine: V, theirs: V) {
  const typed = keysOf(mine).filter((key) => !isSame(mine[key], saved[key]));
  const both = typed.filter(
    (key) => !isSame(theirs[key], saved[key]) && !isSame(theirs[key], mine[key]),
  );
  const kept = Object.fromEntries(typed.map((key) => [key, mine[key]]));
  return { together: { ...theirs, ...kept }, both };
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Saves a form by a command: `save={useSave('party.change_customer', form, (values) => ({
 * ...values, customerId }))}`.
 */
export function useSave<O extends CommandName, V extends object>(
  operation: O,
  form: Form<V>,
  input: (values: V) => InputOf<O>,
  onDone?: (output: OutputOf<O>) => void,
): (values: V) => Promise<boolean> {
  const act = useRef<{ key: string; said: string } | null>(null);
  return async (values) => {
    const given = input(values);
    const said = JSON.stringify(given);
    if (act.current?.said !== said) act.current = { key: newId(), said };
    try {
      const output = await call(operation, given, { key: act.current.key });
      act.current = null;
      // Drawn before the page is left, or it would ask whether to leave what was just saved.
      flushSync(() => form.settle(values));
      void refresh([entityOf(operation)]);
      onDone?.(output);
      return true;
    } catch (error) {
      if (!isUnanswered(error)) act.current = null;
      const problem = problemOf(error);
      form.refuse(problem);
      // What the other one stored comes in and is shown beside what was typed.
      if (problem.code === 'kernel.changed_meanwhile') void refresh([entityOf(operation)]);
      return false;
    }
  };
}
