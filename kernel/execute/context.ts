import type { Logger } from 'pino';
import type { Sql } from 'sql-template-tag';
import type { EventMap } from '../shared/events.ts';
import type { Actor, Placed, PlacedColumns } from './actor.ts';
import type { Registry } from './registry.ts';
import type { Sign } from './sign.ts';
import type { TableName, InsertRow, PatchRow, StoredRow } from './tables.ts';

/** What a query works with: who asks, when, and one read-only transaction. */
export interface QueryCtx {
  readonly tenantId: string;
  readonly actor: Actor;
  /** The instant this operation began; the only clock a module has. */
  readonly now: Date;
  /** Today's date (YYYY-MM-DD) where the tenant lives. */
  readonly today: string;
  readonly correlationId: string;
  readonly log: Logger;
  /** Rows of one statement. */
  read<Row>(statement: Sql): Promise<Row[]>;
  /** The first row or undefined. */
  first<Row>(statement: Sql): Promise<Row | undefined>;
  /** Several statements in one flight. */
  readAll<Rows extends readonly unknown[][]>(...statements: Sql[]): Promise<Rows>;
  /** The tenant's value of a setting, or the module's default. */
  config<T>(key: string): T;
  /** The reach of this operation's permission, as a condition on columns. */
  within(columns: PlacedColumns): Sql;
  /** Refuses with `notFound` when the row lies outside the reach of this operation's permission. */
  ensureReach(row: Placed, notFound: string): void;
  /** Whether the actor holds another permission, at any reach. */
  may(permission: string): boolean;
  /** A signature of this installation, different for every purpose. */
  readonly sign: Sign;
  /** Everything that the modules declare: for what iterates over modules without knowing them. */
  readonly registry: Registry;
}

/** What a command works with: a query's context plus the only ways to write, say and number. */
export interface Ctx extends QueryCtx {
  readonly branchId: string;
  readonly commandId: string;
  newId(): string;
  /** A secret as it may lie in a table; only `unsealed` reads it again. */
  seal(text: string): string;
  /** Inserts one or many rows of one table and records them in the audit trail. */
  insert<T extends TableName>(table: T, rows: InsertRow<T> | readonly InsertRow<T>[]): void;
  /**
   * Changes one row, seen at `before.version`, and records what changed. Someone else's change in
   * between refuses with
   * `kernel.changed_meanwhile`.
   */
  update<T extends TableName>(table: T, before: StoredRow<T>, patch: PatchRow<T>): void;
  /**
   * Queues a write of something derived (a balance, a total) or of a link row; name the change with
   * `changed`.
   */
  write(statement: Sql): void;
  /** Puts a change into the audit trail that `write` made. */
  changed(table: string, id: string, before: object | null, after: object | null): void;
  /**
   * Says what happened: runs the in-transaction reactions now, stores the event, wakes the others
   * after commit.
   */
  emit<K extends keyof EventMap & string>(
    type: K,
    entityId: string,
    payload: EventMap[K],
  ): Promise<void>;
  /** The next document number of a series, for the branch and the month of `on` (today). */
  nextNumber(series: string, on?: string): Promise<string>;
  /** Writes the status history: how long the document stood where it was. */
  statusMoved(move: StatusMove): void;
}

export interface StatusMove {
  readonly entity: string;
  readonly id: string;
  readonly from: string | null;
  readonly to: string;
  /** Since when the document stood in `from`; null at birth. */
  readonly since: string | null;
  readonly reason?: string;
}
