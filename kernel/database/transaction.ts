import type { Sql } from 'sql-template-tag';
import sql from 'sql-template-tag';
import { prepared, type Client, type Pool } from './pool.ts';

/** Counts what a command costs on the wire; tests and metrics read it. */
export interface Cost {
  flights: number;
  statements: number;
}

/**
 * One database transaction as a row of *flights*. Writes are queued and leave together with the
 * next read or with
 * COMMIT; everything of one flight is on the wire before the first answer is awaited.
 */
export interface Transaction {
  /** Sends the queue and this read in one flight; answers its rows. */
  read<Row>(statement: Sql): Promise<Row[]>;
  /** Several reads in one flight, answered in order. */
  readAll(statements: readonly Sql[]): Promise<unknown[][]>;
  /** Queues a write; it leaves with the next flight. Guards must raise in SQL (`kernel.expect`). */
  write(statement: Sql): void;
  /**
   * What must hold once the queue has been flushed the first time (the kernel's idempotency
   * answer).
   */
  readonly cost: Cost;
}

export interface OpenTransaction extends Transaction {
  commit(): Promise<void>;
  rollback(): Promise<void>;
}

export interface TransactionOptions {
  readonly tenantId: string;
  readonly readOnly?: boolean;
  /** What rides on the first flight and is looked at before any other answer is used. */
  readonly opening?: Opening;
}

export interface Opening {
  /** A column taken by the statement that sets the tenant. */
  readonly column: Sql;
  /** The statement after it. */
  readonly statement: Sql;
  onRows(first: unknown, rows: unknown[]): void;
}

/**
 * Takes a connection and queues BEGIN with the tenant; nothing is sent before the first read or
 * COMMIT.
 */
export async function openTransaction(
  pool: Pool,
  options: TransactionOptions,
): Promise<OpenTransaction> {
  const client = await pool.connect();
  const cost: Cost = { flights: 0, statements: 0 };
  let queue: Sql[] = [
    options.readOnly ? BEGIN_READ_ONLY : BEGIN,
    options.opening
      ? sql`select set_config('app.tenant', ${options.tenantId}, true), ${options.opening.column}`
      : sql`select set_config('app.tenant', ${options.tenantId}, true)`,
    ...(options.opening ? [options.opening.statement] : []),
  ];
  let opening = options.opening;
  let isDone = false;

  async function flight(reads: readonly Sql[]): Promise<unknown[][]> {
    const statements = [...queue, ...reads];
    queue = [];
    const results = await send(client, statements, cost);
    if (opening) {
      const asked = opening;
      opening = undefined;
      asked.onRows(results[1]?.rows[0], results[2]?.rows ?? []);
    }
    return results.slice(results.length - reads.length).map((result) => result.rows);
  }

  return {
    cost,
    write: (statement) => void queue.push(statement),
    readAll: (statements) => flight(statements),
    async read<Row>(statement: Sql): Promise<Row[]> {
      const [rows] = await flight([statement]);
      return rows as Row[];
    },
    async commit() {
      if (isDone) return;
      const statements = [...queue, COMMIT];
      queue = [];
      const results = await send(client, statements, cost);
      // PostgreSQL answers ROLLBACK, without an error, when something failed before; that must
      // never pass for done.
      if (results.at(-1)?.command !== 'COMMIT')
        throw new Error('the transaction was rolled back at commit');
      isDone = true;
      client.release();
    },
    async rollback() {
      if (isDone) return;
      isDone = true;
      queue = [];
      try {
        await send(client, [ROLLBACK], cost);
        client.release();
      } catch (error) {
        client.release(error instanceof Error ? error : true);
      }
    },
  };
}

/**
 * One read of one tenant outside a command, in a single flight from BEGIN to COMMIT: for asking who
 * is there.
 */
export async function readOnce<Row>(pool: Pool, tenantId: string, statement: Sql): Promise<Row[]> {
  const client = await pool.connect();
  try {
    const flight = [
      BEGIN_READ_ONLY,
      sql`select set_config('app.tenant', ${tenantId}, true)`,
      statement,
      COMMIT,
    ];
    const [, , answer] = await send(client, flight, { flights: 0, statements: 0 });
    client.release();
    return (answer?.rows ?? []) as Row[];
  } catch (error) {
    client.release(error instanceof Error ? error : true);
    throw error;
  }
}

const BEGIN = sql`begin`;
const BEGIN_READ_ONLY = sql`begin read only`;
const COMMIT = sql`commit`;
const ROLLBACK = sql`rollback`;

interface Answer {
  readonly rows: unknown[];
  readonly command: string;
}

/**
 * One flight: every statement is written before any answer is read. The first failure is the one
 * that is told.
 */
async function send(client: Client, statements: readonly Sql[], cost: Cost): Promise<Answer[]> {
  cost.flights += 1;
  cost.statements += statements.length;
  const { stream } = (client as unknown as { connection: { stream: Corkable } }).connection;
  stream.cork();
  const pending = statements.map((statement) => client.query(prepared(statement)));
  stream.uncork();
  const settled = await Promise.allSettled(pending);
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
  return settled.map((one) => (one as PromiseFulfilledResult<Answer>).value);
}

interface Corkable {
  cork(): void;
  uncork(): void;
}
