import { oneOf, type Static } from '@poros/kernel/shared';

/**
 * How far a permission reaches, narrowest first: my rows, my department's, my branches', the whole
 * tenant's.
 */
export const SCOPES = ['own', 'department', 'branch', 'all'] as const;
export const ScopeWord = oneOf(SCOPES);
export type Scope = Static<typeof ScopeWord>;

/**
 * True when `inner` reaches no further than `outer`; nothing lies within a right that is not held.
 */
export const isWithin = (inner: Scope, outer: Scope | undefined): boolean =>
  outer !== undefined && SCOPES.indexOf(inner) <= SCOPES.indexOf(outer);

/** 1 for the narrowest scope, rising; what SQL compares. */
export const rankOf = (scope: Scope): number => SCOPES.indexOf(scope) + 1;

export const scopeOfRank = (rank: number): Scope | undefined => SCOPES[rank - 1];
