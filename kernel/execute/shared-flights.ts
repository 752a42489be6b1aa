import type { Sql } from 'sql-template-tag';
import type { OpenTransaction } from '../database/transaction.ts';
import { joinedWrites } from './joined-writes.ts';

/** One task's view of the transaction that many share. */
export interface RowTransaction {
  readonly tx: OpenTransaction;
  /** True once something it wrote or asked has gone out. */
  hasFlushed(): boolean;
}

export interface SharedFlights {
  row(): RowTransaction;
  /** Queues what these tasks have written and not sent. */
  sendWrites(rows: readonly RowTransaction[]): void;
  /** The failure that ended the transaction; undefined while it stands. */
  broken(): unknown;
}

interface Waiting {
  readonly queue: Sql[];
  readonly reads: readonly Sql[];
  answer(rows: unknown[][]): void;
  fail(error: unknown): void;
}

/**
 * Tasks that run side by side in one transaction. Whatever they ask in one turn of the event loop
 * leaves in one flight, their writes joined before it.
 */
export function sharedFlights(tx: OpenTransaction): SharedFlights {
  const queues = new WeakMap<RowTransaction, Sql[]>();
  let waiting: Waiting[] = [];
  let broken: unknown;

  async function fly(): Promise<void> {
    const now = waiting;
    waiting = [];
    for (const statement of joinedWrites(now.map((one) => one.queue))) tx.write(statement);
    try {
      if (broken) throw broken;
      const answers = await tx.readAll(now.flatMap((one) => one.reads));
      let at = 0;
      for (const one of now) one.answer(answers.slice(at, (at += one.reads.length)));
    } catch (error) {
      broken ??= error ?? new Error('the transaction broke');
      for (const one of now) one.fail(broken);
    }
  }

  function row(): RowTransaction {
    const queue: Sql[] = [];
    let hasFlushed = false;
    const readAll = (reads: readonly Sql[]) =>
      new Promise<unknown[][]>((answer, fail) => {
        if (waiting.length === 0) setImmediate(() => void fly());
        waiting.push({ queue: queue.splice(0), reads, answer, fail });
        hasFlushed = true;
      });
    const own: RowTransaction = {
      hasFlushed: () => hasFlushed,
      tx: {
        cost: tx.cost,
        write: (statement) => void queue.push(statement),
        readAll,
        async read<Row>(statement: Sql) {
          const [rows] = await readAll([statement]);
          return rows as Row[];
        },
        commit: () => Promise.reject(new Error('a task does not end the transaction of all')),
        rollback: () => Promise.resolve(),
      },
    };
    queues.set(own, queue);
    return own;
  }

  return {
    row,
    sendWrites(rows) {
      for (const statement of joinedWrites(rows.map((one) => queues.get(one)?.splice(0) ?? [])))
        tx.write(statement);
    },
    broken: () => broken,
  };
}
