import type { Static, TSchema } from '@sinclair/typebox';
import type { Ctx, QueryCtx } from './context.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type HttpLine = `${Method} /${string}`;

/**
 * `public` needs no one, `signed_in` any session; otherwise the name of a permission that a module
 * declares.
 */
export type Access = 'public' | 'signed_in' | (string & {});

interface Described<I extends TSchema, O extends TSchema> {
  /** module.verb_noun */
  readonly name: string;
  readonly http: HttpLine;
  readonly permission: Access;
  /** One sentence for the API's reader. */
  readonly summary: string;
  readonly input: I;
  readonly output: O;
  /** The refusals this operation may answer, for the API's reader; checked against its source. */
  readonly refuses?: readonly string[];
}

/**
 * One use case that changes something: one contract, one permission, one transaction, one row in
 * the command log.
 */
export interface Command<
  I extends TSchema = TSchema,
  O extends TSchema = TSchema,
> extends Described<I, O> {
  readonly kind: 'command';
  /** Whether a till or a phone may queue it without a network. */
  readonly offline?: boolean;
  run(ctx: Ctx, input: Static<I>): Promise<Static<O>>;
}

/** A read: never writes, runs in a read-only transaction. */
export interface Query<I extends TSchema = TSchema, O extends TSchema = TSchema> extends Described<
  I,
  O
> {
  readonly kind: 'query';
  run(ctx: QueryCtx, input: Static<I>): Promise<Static<O>>;
}

export type Operation = Command | Query;

export function command<I extends TSchema, O extends TSchema>(
  definition: Omit<Command<I, O>, 'kind'>,
): Command<I, O> {
  return { kind: 'command', ...definition };
}

export function query<I extends TSchema, O extends TSchema>(
  definition: Omit<Query<I, O>, 'kind'>,
): Query<I, O> {
  return { kind: 'query', ...definition };
}

export type InputOf<T> = T extends { input: infer I extends TSchema } ? Static<I> : never;
export type OutputOf<T> = T extends { output: infer O extends TSchema } ? Static<O> : never;
