import sql, { type Sql } from 'sql-template-tag';
import { refuse } from '../shared/refusal.ts';
import type { Language } from '../shared/words.ts';

/** How far a permission reaches: my rows, my department's, my branches', the whole tenant's. */
export const SCOPES = ['own', 'department', 'branch', 'all'] as const;
export type Scope = (typeof SCOPES)[number];

/**
 * Who asks. Built by authentication for each request; permissions are looked up, never carried in a
 * token.
 */
export interface Actor {
  readonly kind: 'person' | 'device' | 'system';
  readonly tenantId: string;
  readonly userId: string;
  readonly name: string;
  /** Where the person works now; new documents belong to it. */
  readonly branchId: string;
  /** The branch's part of document numbers; empty for the main branch. */
  readonly branchCode: string;
  readonly branchIds: readonly string[];
  readonly departmentId: string | null;
  readonly permissions: ReadonlyMap<string, Scope>;
  readonly language: Language;
  readonly timeZone: string;
  readonly currency: string;
  /** Who the idempotency keys of this caller belong to: the user or the device. */
  readonly clientId: string;
  readonly sessionId?: string;
  readonly ip?: string;
  readonly actingFor?: string;
}

/** What a row says of its place; a column that a table does not have is left out. */
export interface Placed {
  readonly branchId?: string | null;
  readonly departmentId?: string | null;
  readonly ownerId?: string | null;
}

/** How far `permission` reaches for this actor, or undefined when it is not held. */
export function scopeOf(actor: Actor, permission: string): Scope | undefined {
  if (permission === 'signed_in' || permission === 'public') return 'all';
  return actor.kind === 'system' ? 'all' : actor.permissions.get(permission);
}

/** True when a row lies within the reach of the actor's permission. */
export function reaches(actor: Actor, permission: string, row: Placed): boolean {
  const scope = scopeOf(actor, permission);
  if (scope === 'all') return true;
  if (scope === 'branch')
    return row.branchId === undefined || actor.branchIds.includes(row.branchId ?? '');
  if (scope === 'department')
    return row.departmentId === undefined
      ? row.branchId === undefined || actor.branchIds.includes(row.branchId ?? '')
      : row.departmentId !== null && row.departmentId === actor.departmentId;
  if (scope === 'own') return row.ownerId === undefined || row.ownerId === actor.userId;
  return false;
}

/** A row out of reach is answered exactly as a row that does not exist. */
export function ensureReach(actor: Actor, permission: string, row: Placed, notFound: string): void {
  if (!reaches(actor, permission, row)) refuse(notFound);
}

export interface PlacedColumns {
  readonly branch?: Sql;
  readonly department?: Sql;
  readonly owner?: Sql;
}

/** The same rule as a condition for a list. */
export function withinReach(actor: Actor, permission: string, columns: PlacedColumns): Sql {
  const scope = scopeOf(actor, permission);
  const byBranch = columns.branch
    ? sql`${columns.branch} = any(${[...actor.branchIds]}::uuid[])`
    : sql`true`;
  if (scope === 'all') return sql`true`;
  if (scope === 'branch') return byBranch;
  if (scope === 'department')
    return columns.department ? sql`${columns.department} = ${actor.departmentId}::uuid` : byBranch;
  if (scope === 'own')
    return columns.owner ? sql`${columns.owner} = ${actor.userId}::uuid` : sql`true`;
  return sql`false`;
}
