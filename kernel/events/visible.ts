import sql, { type Sql } from 'sql-template-tag';
import { reaches, scopeOf, type Actor, type Scope } from '../execute/actor.ts';
import type { Registry } from '../execute/registry.ts';
import type { NumberedEvent } from './feed.ts';

/** Which events a reader asked for; undefined is all. */
export interface EventFilter {
  readonly types: ReadonlySet<string> | undefined;
  readonly entities: ReadonlySet<string> | undefined;
}

const EVERYTHING: EventFilter = { types: undefined, entities: undefined };

/**
 * Whether the actor may see an event: the right that its definition names must be held, and the
 * event must lie within its reach. An event knows the branch it happened in (its scope) and who
 * caused it.
 */
export function maySee(
  registry: Registry,
  actor: Actor,
  filter: EventFilter,
  event: NumberedEvent,
): boolean {
  if (filter.types && !filter.types.has(event.type)) return false;
  if (filter.entities && !filter.entities.has(event.entity)) return false;
  const definition = registry.events.get(event.type);
  return (
    definition !== undefined &&
    reaches(actor, definition.permission, { branchId: event.scope, ownerId: event.actorId })
  );
}

/** The same rule as a condition on `kernel.event_log` named `e`. */
export function visibleEvents(
  registry: Registry,
  actor: Actor,
  filter: EventFilter = EVERYTHING,
): Sql {
  const byScope: Record<Scope, string[]> = { all: [], branch: [], department: [], own: [] };
  for (const [type, definition] of registry.events) {
    const scope = scopeOf(actor, definition.permission);
    const isWanted =
      (filter.types?.has(type) ?? true) && (filter.entities?.has(definition.entity) ?? true);
    if (scope && isWanted) byScope[scope].push(type);
  }
  return sql`(e.type = any(${byScope.all})
    or (e.type = any(${[...byScope.branch, ...byScope.department]})
      and e.scope = any(${[...actor.branchIds]}))
    or (e.type = any(${byScope.own}) and e.actor_id = ${actor.userId}))`;
}
