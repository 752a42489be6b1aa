import type { Sql } from 'sql-template-tag';
import type { EventDefinition, EventMap } from '../shared/events.ts';
import type { TSchema } from '../shared/contract.ts';
import type { MenuSection } from '../shared/menu.ts';
import type { Language, Words } from '../shared/words.ts';
import type { Scope } from './actor.ts';
import type { ApprovalKind, NoticeKind } from './asked.ts';
import type { Ctx, QueryCtx } from './context.ts';
import type { ImportKind } from './import-kind.ts';
import type { Kernel } from './kernel.ts';
import type { Operation } from './operation.ts';
import type { RecordKind, RecordLink } from './record-kind.ts';
import type { Endpoint } from '../http/endpoint.ts';
import type { Paper } from '../print/paper.ts';

/**
 * A right that a role may hold. `code` is what people see: SO.CREATE. `roles` says which default
 * roles hold it in a new
 * tenant and how far it reaches; SYSADMIN holds everything, DIRECTOR and READONLY every `*.read`,
 * without being named.
 */
export interface Permission {
  readonly name: string;
  readonly code: string;
  readonly roles?: Readonly<Partial<Record<DefaultRole, Scope>>>;
}

export const DEFAULT_ROLES = [
  'SYSADMIN',
  'DIRECTOR',
  'MANAGER_SALES',
  'MANAGER_PROD',
  'STAFF_SALES',
  'STAFF_WH',
  'OPERATOR',
  'READONLY',
  'STAFF_FIN',
] as const;
export type DefaultRole = (typeof DEFAULT_ROLES)[number];

export interface MenuEntry {
  readonly group: 'home' | 'sell' | 'buy' | 'stock' | 'money' | 'people' | 'admin';
  /** Where it stands in a group that is divided. */
  readonly section?: MenuSection;
  readonly path: string;
  /** Key of the sentence in the module's words. */
  readonly word: string;
  readonly permission: string;
}

/** A setting kept as data, per tenant, over this default. */
export interface ConfigItem {
  readonly key: string;
  readonly schema: TSchema;
  readonly default: unknown;
}

/** A series of document numbers. Gap-free only where the law asks for it. */
export interface NumberSeries {
  readonly code: string;
  readonly prefix: string;
  readonly gapFree: boolean;
}

/** What `poros verify` proves: SQL that answers the rows which break the rule; none is good. */
export interface Invariant {
  readonly name: string;
  readonly sql: string;
}

export type ReactionMoment = 'in_transaction' | 'after_commit';
export interface Reaction {
  readonly event: keyof EventMap & string;
  readonly name: string;
  readonly moment: ReactionMoment;
  run(ctx: Ctx, payload: never, about: EventAbout): Promise<void>;
  /** Instead of `run`, for what leaves the database and must not hold a transaction meanwhile. */
  readonly outside?: (kernel: Kernel, about: OutsideAbout) => Promise<void>;
}
/**
 * What people are shown of a command that is only tried, before they decide: read inside its
 * transaction, of the events it said, by whoever holds the permission.
 */
export interface Foresight {
  readonly event: keyof EventMap & string;
  readonly permission: string;
  read(ctx: QueryCtx, entityIds: readonly string[]): Promise<readonly unknown[]>;
}
export interface OutsideAbout {
  readonly tenantId: string;
  readonly entityId: string;
  readonly position: number;
}
export interface EventAbout {
  readonly entityId: string;
  readonly position: number | null;
}

/** Runs inside the emitting command's transaction and may refuse it. At most three per event. */
export function inTransaction<K extends keyof EventMap & string>(
  event: K,
  run: (ctx: Ctx, payload: EventMap[K], about: EventAbout) => Promise<void>,
): Reaction {
  return { event, name: run.name, moment: 'in_transaction', run: run };
}

/**
 * Runs as a job after the commit, at least once; its effect is kept at most once by the event's
 * position.
 */
export function afterCommit<K extends keyof EventMap & string>(
  event: K,
  run: (ctx: Ctx, payload: EventMap[K], about: EventAbout) => Promise<void>,
): Reaction {
  return { event, name: run.name, moment: 'after_commit', run: run };
}

/**
 * Runs as a job after the commit, outside any transaction: for messages to the world. It may come
 * twice and keeps its own account of what it did; failing, it is tried again like any reaction.
 */
export function outside<K extends keyof EventMap & string>(
  event: K,
  work: (kernel: Kernel, about: OutsideAbout) => Promise<void>,
): Reaction {
  const run = () => Promise.reject(new Error(`${work.name} runs outside transactions only`));
  return { event, name: work.name, moment: 'after_commit', run, outside: work };
}

/** Work by the clock: safe to do twice, and to miss once. */
export interface Job {
  /** module.verb_noun */
  readonly name: string;
  /** As cron writes it, UTC. */
  readonly every: string;
  run(kernel: Kernel): Promise<unknown>;
}

/** Where a tenant works: what the system needs to act in a branch's name. */
export interface Place {
  /** The branch's part of document numbers; empty for the main branch. */
  readonly branchCode: string;
  readonly timeZone: string;
  readonly currency: string;
  readonly language: Language;
}

/**
 * Answered by the one module that knows the tenants; asked by the system role, outside any tenant.
 */
export interface Places {
  /** One row of `Place`. */
  placeOf(tenantId: string, branchId: string): Sql;
}

/** A module's whole outside: what it depends on, what it can do, what it says and hears. */
export interface Module {
  readonly name: string;
  readonly depends: readonly string[];
  readonly operations: readonly Operation[];
  /** The few HTTP doors that are not commands: log-in, live stream. */
  readonly endpoints?: readonly Endpoint[];
  readonly events?: Readonly<Record<string, EventDefinition>>;
  readonly reactions?: readonly Reaction[];
  /** What of its events a tried command shows. */
  readonly foresights?: readonly Foresight[];
  /** What people open, talk about and are told of. */
  readonly records?: readonly RecordKind[];
  /** Which records come of which; the chain around a document is drawn from it. */
  readonly links?: readonly RecordLink[];
  /** What its documents look like on paper. */
  readonly papers?: readonly Paper[];
  /** What people bring in from files. */
  readonly imports?: readonly ImportKind[];
  readonly places?: Places;
  /** Refusal code (without the module's name) → HTTP status. */
  readonly refusals: Readonly<Record<string, number>>;
  /** Database constraint → refusal code, where the general sentence would not help. */
  readonly constraints?: Readonly<Record<string, string>>;
  readonly permissions: readonly Permission[];
  readonly menu: readonly MenuEntry[];
  readonly config?: readonly ConfigItem[];
  readonly series?: readonly NumberSeries[];
  readonly invariants?: readonly Invariant[];
  /** What people ask each other's leave for. */
  readonly approvals?: readonly ApprovalKind[];
  /** What people are told of. */
  readonly notices?: readonly NoticeKind[];
  /** Who may give rights to others, by name: told to whoever is refused. One column `name`. */
  readonly grantors?: (tenantId: string) => Sql;
  readonly jobs?: readonly Job[];
  /** What the module asks to be done every night and at start; must be safe to do twice. */
  readonly upkeep?: readonly ((kernel: Kernel) => Promise<unknown>)[];
  readonly words: Words;
  /** Folder of the module's migrations: `new URL('./sql/', import.meta.url)`. */
  readonly migrations: URL;
}
