import sql, { type Sql } from 'sql-template-tag';
import { openTransaction, type OpenTransaction } from '../database/transaction.ts';
import type { Refusal } from '../shared/refusal.ts';
import { scopeOf, type Actor } from './actor.ts';
import { checkInput } from './check.ts';
import { asRefusal, isRetryable } from './database-errors.ts';
import { checkOutput, missing, recordOf } from './execute.ts';
import type { Kernel } from './kernel.ts';
import { makeCtx, type Gathered } from './make-context.ts';
import type { Command } from './operation.ts';
import { recordStatements, type ManyRecord } from './record.ts';
import { sharedFlights, type RowTransaction } from './shared-flights.ts';

/** One command of a task; its input may use what the step before answered. */
export interface Step {
  readonly command: Command;
  input(before: Answered | undefined): unknown;
}
export interface Answered {
  readonly commandId: string;
  readonly output: unknown;
}

/** What is done whole or not at all: the commands of one row of a file. */
export type Task = readonly Step[];
export type Outcome =
  | { readonly isDone: true; readonly answers: readonly Answered[] }
  | { readonly isDone: false; readonly refusal: Refusal };

/** The one transaction in which many commands run. */
export interface Many {
  read<Row>(statement: Sql): Promise<Row[]>;
  write(statement: Sql): void;
  /**
   * Runs the tasks; one that is refused leaves nothing and harms no other. `isOrdered`: each sees
   * what those before it did, at the price of a flight or more for each.
   */
  run(tasks: readonly Task[], options?: { readonly isOrdered?: boolean }): Promise<Outcome[]>;
}

export interface ManyRequest {
  readonly actor: Actor;
  readonly correlationId: string;
  /** Rolls everything back at the end: what would happen, on the path on which it happens. */
  readonly isDry?: boolean;
}

const TRIES = 4;

/**
 * Carries out many commands in one transaction: each with its own check, permission, audit record
 * and events as if it had come alone, their reads and writes in common flights. `work` may be run
 * again when the transaction met another.
 */
export async function executeMany<T>(
  kernel: Kernel,
  request: ManyRequest,
  work: (many: Many) => Promise<T>,
): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(kernel, request, work);
    } catch (error) {
      if (tries < TRIES && isRetryable(error)) continue;
      throw asRefusal(error, kernel.registry) ?? error;
    }
  }
}

async function attempt<T>(
  kernel: Kernel,
  request: ManyRequest,
  work: (many: Many) => Promise<T>,
): Promise<T> {
  const config = await kernel.config.of(request.actor.tenantId);
  const tx = await openTransaction(kernel.pool, { tenantId: request.actor.tenantId });
  const running: Running = { kernel, request, tx, config, count: { events: 0 } };
  try {
    const result = await work({
      read: (statement) => tx.read(statement),
      write: (statement) => tx.write(statement),
      run: (tasks, options) => runTasks(running, tasks, options?.isOrdered ?? false),
    });
    if (request.isDry) {
      await tx.readAll([]);
      return result;
    }
    await tx.commit();
    if (running.count.events > 0) kernel.committed();
    return result;
  } finally {
    await tx.rollback();
  }
}

interface Running {
  readonly kernel: Kernel;
  readonly request: ManyRequest;
  readonly tx: OpenTransaction;
  readonly config: Awaited<ReturnType<Kernel['config']['of']>>;
  readonly count: { events: number };
}

async function runTasks(
  running: Running,
  tasks: readonly Task[],
  isOrdered: boolean,
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const all = tasks.map((task, place) => ({ task, place }));
  if (isOrdered) for (const one of all) await together(running, [one], outcomes);
  else if (all.length > 0) await together(running, all, outcomes);
  return outcomes;
}

interface Placed {
  readonly task: Task;
  readonly place: number;
}

/**
 * Runs tasks side by side within a savepoint. When the database refuses, the half that holds the
 * cause is looked for; what a command itself refused is left out and the others run again only if
 * some of it had gone out already.
 */
async function together(
  running: Running,
  placed: readonly Placed[],
  outcomes: Outcome[],
): Promise<void> {
  const { tx, kernel } = running;
  tx.write(sql`savepoint many`);
  const flights = sharedFlights(tx);
  const runs = await Promise.all(placed.map((one) => runTask(running, one.task, flights.row())));
  const refused = runs.map((run) => ('error' in run ? run.error : undefined));
  let broken = flights.broken();
  const stays = (one: TaskRun): one is DoneRun => !('error' in one);
  if (!broken && !runs.some((run) => 'error' in run && run.row.hasFlushed())) {
    broken = await finish(running, flights, runs.filter(stays));
    if (!broken) {
      for (const [index, run] of runs.entries())
        outcomes[placed[index]?.place ?? 0] = stays(run)
          ? { isDone: true, answers: run.answers }
          : { isDone: false, refusal: asRefused(kernel, run.error) };
      return;
    }
  }
  if (broken && (isRetryable(broken) || !asRefusal(broken, kernel.registry))) throw broken;
  tx.write(sql`rollback to savepoint many`);
  if (broken && placed.length === 1) {
    const [only] = placed;
    if (only) outcomes[only.place] = { isDone: false, refusal: asRefused(kernel, broken) };
    return;
  }
  if (broken) {
    const half = Math.ceil(placed.length / 2);
    await together(running, placed.slice(0, half), outcomes);
    await together(running, placed.slice(half), outcomes);
    return;
  }
  for (const [index, one] of placed.entries())
    if (refused[index])
      outcomes[one.place] = { isDone: false, refusal: asRefused(kernel, refused[index]) };
  const left = placed.filter((_, index) => !refused[index]);
  if (left.length > 0) await together(running, left, outcomes);
}

function asRefused(kernel: Kernel, error: unknown): Refusal {
  const refusal = asRefusal(error, kernel.registry);
  if (!refusal) throw error;
  return refusal;
}

/** Sends what still waits, the records of all and the deferred checks; answers what broke. */
async function finish(
  { tx, request, count }: Running,
  flights: ReturnType<typeof sharedFlights>,
  runs: readonly DoneRun[],
): Promise<unknown> {
  flights.sendWrites(runs.map((run) => run.row));
  const records = runs.flatMap((run) => run.records);
  if (records.length > 0)
    for (const statement of recordStatements(request.actor.tenantId, records)) tx.write(statement);
  tx.write(sql`set constraints all immediate`);
  tx.write(sql`set constraints all deferred`);
  tx.write(sql`release savepoint many`);
  try {
    await tx.readAll([]);
    count.events += records.reduce((sum, one) => sum + one.events.length, 0);
    return undefined;
  } catch (error) {
    return error ?? new Error('the transaction broke');
  }
}

interface DoneRun {
  readonly row: RowTransaction;
  readonly answers: Answered[];
  readonly records: ManyRecord[];
}
type TaskRun = DoneRun | { readonly row: RowTransaction; readonly error: unknown };

async function runTask(running: Running, task: Task, row: RowTransaction): Promise<TaskRun> {
  const answers: Answered[] = [];
  const records: ManyRecord[] = [];
  try {
    for (const step of task) {
      const { answer, record } = await runStep(running, step, { row, before: answers.at(-1) });
      answers.push(answer);
      records.push(record);
    }
    return { row, answers, records };
  } catch (error) {
    return { row, error: error ?? new Error('a command failed without a reason') };
  }
}

async function runStep(
  { kernel, request, config }: Running,
  { command, input }: Step,
  { row, before }: { row: RowTransaction; before: Answered | undefined },
): Promise<{ answer: Answered; record: ManyRecord }> {
  const { actor, correlationId } = request;
  if (scopeOf(actor, command.permission) === undefined)
    throw await missing(kernel, actor.tenantId, command.permission);
  const checked = checkInput(command.input, input(before), { convert: false, owner: command.name });
  const now = kernel.clock();
  const running = { operation: command, actor, tx: row.tx, now, correlationId, config };
  const gathered: Gathered = makeCtx(kernel, running);
  const output = await command.run(gathered.ctx, checked);
  if (kernel.isStrict) checkOutput(command, output);
  const record = recordOf(
    command,
    { actor, input: checked, correlationId, language: actor.language },
    { id: gathered.ctx.commandId, verdict: 'done', now, changes: gathered.changes },
  );
  const { events, moves } = gathered;
  return {
    answer: { commandId: gathered.ctx.commandId, output },
    record: { record, scope: actor.branchId, events, moves },
  };
}
