import type { Static, TSchema } from '@sinclair/typebox';

/**
 * What a module says happened: past tense, versioned, schema-checked, readable with one permission.
 */
export interface EventDefinition<P extends TSchema = TSchema> {
  /** The document or record the event is about, `sales.order`. */
  readonly entity: string;
  /** Version of the payload's schema. */
  readonly version: number;
  /** Who may see it in the live stream. */
  readonly permission: string;
  readonly payload: P;
}

/**
 * Every event of every module, by name. Modules add to it by declaration merging in their
 * `shared/events.ts`.
 */
export interface EventMap {}

/** Turns a module's table of definitions into entries of the event map. */
export type EventsOf<T extends Record<string, EventDefinition>> = {
  [K in keyof T]: Static<T[K]['payload']>;
};

export function event<P extends TSchema>(definition: EventDefinition<P>): EventDefinition<P> {
  return definition;
}
