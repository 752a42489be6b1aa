import { rowsOf } from '../database/pool.ts';
import { openTransaction, type OpenTransaction } from '../database/transaction.ts';
import { Refusal } from '../shared/refusal.ts';
import type { Language } from '../shared/words.ts';
import { scopeOf, type Actor } from './actor.ts';
import { checkOf } from './check.ts';
import { asRefusal, isRetryable, isTwinCollision } from './database-errors.ts';
import type { Kernel } from './kernel.ts';
import { makeCtx, makeQueryCtx, type Gathered } from './make-context.ts';
import type { Command, Query } from './operation.ts';
import { problemOf } from './problem.ts';
import {
  fingerprintOf,
  firstAnswer,
  recordStatement,
  twinLock,
  type Change,
  type CommandRecord,
} from './record.ts';
import { redact } from './redact.ts';

export interface Request {
  readonly actor: Actor;
  /** Already held against the contract. */
  readonly input: unknown;
  readonly correlationId: string;
  readonly language: Language;
  /** The caller's Idempotency-Key; work of the system has none. */
  readonly key?: string;
  /** When it happened, if not now: seeds and late arrivals. */
  readonly at?: Date;
}

/** What goes back: a status and the exact bytes, the same again for a repeated key. */
export interface Answer {
  readonly status: number;
  readonly body: string;
  readonly isReplay: boolean;
  readonly refusal?: Refusal;
  readonly retryAfterSeconds?: number;
}

/**
 * A change of settings holds at once where it was made; other processes hear of it by its event.
 */
const CONFIG = 'kernel.system_config';
const TRIES = 6;
const TWIN_WAIT_MS = [20, 50, 100, 200, 400, 600, 600];

/**
 * Carries a command out: permission, one transaction with the tenant set, the twin's first answer
 * if there is one,
 * the command itself with its in-transaction reactions, then its row in the command log and its
 * events, COMMIT.
 */
export async function executeCommand(
  kernel: Kernel,
  command: Command,
  request: Request,
): Promise<Answer> {
  const started = performance.now();
  const answer = await carryOut(kernel, command, request);
  const verdict = answer.refusal ? 'refused' : answer.isReplay ? 'replayed' : 'done';
  kernel.metrics.commandMs.observe(
    { operation: command.name, verdict },
    performance.now() - started,
  );
  if (answer.refusal) kernel.metrics.refusals.inc({ code: answer.refusal.code });
  return answer;
}

async function carryOut(kernel: Kernel, command: Command, request: Request): Promise<Answer> {
  if (scopeOf(request.actor, command.permission) === undefined)
    return deny(kernel, command, request);
  let twinWaits = 0;
  for (let tries = 1; ; tries += 1) {
    try {
      return await attempt(kernel, command, request);
    } catch (error) {
      if (error instanceof FirstAnswer) return error.answer;
      const isTwin = error instanceof TwinRunning;
      if (isTwin && twinWaits < TWIN_WAIT_MS.length) {
        await pause(TWIN_WAIT_MS[twinWaits++] ?? 0);
        continue;
      }
      if (
        !isTwin &&
        tries < TRIES &&
        (isRetryable(error) || (request.key && isTwinCollision(error)))
      ) {
        kernel.metrics.retries.inc({ reason: (error as { code?: string }).code ?? 'unknown' });
        await pause(5 * tries);
        continue;
      }
      const refusal = isTwin ? new Refusal('kernel.in_flight') : asRefusal(error, kernel.registry);
      if (!refusal) throw error;
      return refused(kernel, command, request, refusal);
    }
  }
}

async function attempt(kernel: Kernel, command: Command, request: Request): Promise<Answer> {
  const { actor, key } = request;
  const print = key ? printOf(command, request) : undefined;
  // Before the transaction: a setting that must be read takes a connection of its own.
  await kernel.config.of(actor.tenantId);
  const tx = await openTransaction(kernel.pool, {
    tenantId: actor.tenantId,
    ...(key && print && { opening: twinOpening(actor, key, print) }),
  });
  try {
    const { body, gathered } = await workThrough({ kernel, command, request, tx, print });
    await tx.commit();
    kernel.metrics.flights.observe({ operation: command.name }, tx.cost.flights);
    kernel.metrics.statements.observe({ operation: command.name }, tx.cost.statements);
    if (gathered.events.length > 0) kernel.committed();
    if (gathered.changes.some((change) => change.t === CONFIG)) kernel.config.purge(actor.tenantId);
    return { status: 200, body, isReplay: false };
  } finally {
    await tx.rollback();
  }
}

export interface Work {
  readonly kernel: Kernel;
  readonly command: Command;
  readonly request: Request;
  readonly tx: OpenTransaction;
  /** Of the input, where the answer is to be kept for the same key. */
  readonly print?: Buffer | undefined;
}

/** All of a command but its end: it runs, and its record waits in the queue. */
export async function workThrough(work: Work): Promise<{ body: string; gathered: Gathered }> {
  const { kernel, command, request, tx, print } = work;
  const { actor, key } = request;
  const now = request.at ?? kernel.clock();
  const gathered = makeCtx(kernel, {
    operation: command,
    actor,
    tx,
    now,
    config: await kernel.config.of(actor.tenantId),
    correlationId: request.correlationId,
  });
  const output = await command.run(gathered.ctx, request.input);
  if (kernel.isStrict) checkOutput(command, output);
  const body = JSON.stringify(output);
  const record = recordOf(command, request, {
    id: gathered.ctx.commandId,
    verdict: 'done',
    now,
    changes: gathered.changes,
  });
  tx.write(
    recordStatement(
      record,
      key && print
        ? { clientId: actor.clientId, key, fingerprint: print, status: 200, response: body }
        : undefined,
      { scope: actor.branchId, events: gathered.events, moves: gathered.moves },
    ),
  );
  return { body, gathered };
}

/** Runs a read in a read-only transaction. Refusals are thrown. */
export async function executeQuery(
  kernel: Kernel,
  query: Query,
  request: Request,
): Promise<string> {
  const started = performance.now();
  if (scopeOf(request.actor, query.permission) === undefined)
    throw await missing(kernel, request.actor.tenantId, query.permission);
  const config = await kernel.config.of(request.actor.tenantId);
  const tx = await openTransaction(kernel.readPool, {
    tenantId: request.actor.tenantId,
    readOnly: true,
  });
  try {
    const ctx = makeQueryCtx(kernel, {
      operation: query,
      actor: request.actor,
      tx,
      config,
      now: request.at ?? kernel.clock(),
      correlationId: request.correlationId,
    });
    const output = await query.run(ctx, request.input);
    await tx.commit();
    if (kernel.isStrict) checkOutput(query, output);
    kernel.metrics.statements.observe({ operation: query.name }, tx.cost.statements);
    return JSON.stringify(output);
  } catch (error) {
    throw asRefusal(error, kernel.registry) ?? error;
  } finally {
    await tx.rollback();
    kernel.metrics.commandMs.observe(
      { operation: query.name, verdict: 'read' },
      performance.now() - started,
    );
  }
}

/** Secrets stay out of the fingerprint: a fast hash of a password must not lie in a table. */
const printOf = (command: Command, request: Request): Buffer =>
  fingerprintOf(command.name, redact(command.input, request.input));

class TwinRunning extends Error {}
class FirstAnswer extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('answered before');
    this.answer = answer;
  }
}

interface StoredAnswer {
  readonly fingerprint: Buffer;
  readonly status: number;
  readonly response: string;
}

function twinOpening(actor: Actor, key: string, print: Buffer) {
  return {
    column: twinLock(actor.tenantId, actor.clientId, key),
    statement: firstAnswer(actor.tenantId, actor.clientId, key),
    onRows(first: unknown, [answer]: unknown[]) {
      if (!(first as { is_first: boolean }).is_first) throw new TwinRunning();
      const stored = answer as StoredAnswer | undefined;
      if (!stored) return;
      if (!stored.fingerprint.equals(print)) throw new Refusal('kernel.key_reused');
      throw new FirstAnswer({ status: stored.status, body: stored.response, isReplay: true });
    },
  };
}

/** Answers that describe this moment, not the request, are not kept: the same key may try again. */
const PASSING = new Set([
  'kernel.in_flight',
  'kernel.busy',
  'kernel.key_reused',
  'kernel.too_many_requests',
]);

async function refused(
  kernel: Kernel,
  command: Command,
  request: Request,
  refusal: Refusal,
): Promise<Answer> {
  const status = kernel.registry.statusOf(refusal.code);
  const body = JSON.stringify(
    problemOf(kernel.registry, refusal, request.language, request.correlationId),
  );
  const answer = { status, body, isReplay: false, refusal };
  if (PASSING.has(refusal.code))
    return { ...answer, ...(status !== 422 && { retryAfterSeconds: 1 }) };
  const { actor, key } = request;
  const record = recordOf(command, request, {
    id: kernel.newId(),
    verdict: 'refused',
    refusal: refusal.code,
    now: request.at ?? kernel.clock(),
    changes: [],
  });
  const print = key ? printOf(command, request) : undefined;
  const tx = await openTransaction(kernel.pool, { tenantId: actor.tenantId });
  try {
    tx.write(
      recordStatement(
        record,
        key && print
          ? { clientId: actor.clientId, key, fingerprint: print, status, response: body }
          : undefined,
      ),
    );
    await tx.commit();
    return answer;
  } catch (error) {
    if (key && isTwinCollision(error)) return await carryOut(kernel, command, request);
    throw error;
  } finally {
    await tx.rollback();
  }
}

async function deny(kernel: Kernel, command: Command, request: Request): Promise<Answer> {
  const refusal = await missing(kernel, request.actor.tenantId, command.permission);
  const tx = await openTransaction(kernel.pool, { tenantId: request.actor.tenantId });
  try {
    tx.write(
      recordStatement(
        recordOf(command, request, {
          id: kernel.newId(),
          verdict: 'denied',
          now: kernel.clock(),
          refusal: refusal.code,
          changes: [],
        }),
      ),
    );
    await tx.commit();
  } finally {
    await tx.rollback();
  }
  const body = JSON.stringify(
    problemOf(kernel.registry, refusal, request.language, request.correlationId),
  );
  return { status: 403, body, isReplay: false, refusal };
}

/** The refusal for a right that is not held: names it and the people who can give it. */
export async function missing(
  kernel: Kernel,
  tenantId: string,
  permission: string,
): Promise<Refusal> {
  const code = kernel.registry.permissions.get(permission)?.code ?? permission;
  const statement = kernel.registry.grantors?.(tenantId);
  const people = statement ? await rowsOf<{ name: string }>(kernel.systemPool, statement) : [];
  const grantors = people.map((one) => one.name).join(', ') || 'SYSADMIN';
  return new Refusal('kernel.permission_missing', { permission, code, grantors });
}

interface Verdict {
  readonly id: string;
  readonly verdict: CommandRecord['verdict'];
  readonly refusal?: string;
  readonly now: Date;
  readonly changes: Change[];
}

export function recordOf(command: Command, request: Request, verdict: Verdict): CommandRecord {
  const { actor } = request;
  return {
    tenant_id: actor.tenantId,
    id: verdict.id,
    command: command.name,
    verdict: verdict.verdict,
    refusal: verdict.refusal ?? null,
    actor_id: actor.userId,
    acting_for: actor.actingFor ?? null,
    branch_id: actor.branchId,
    ip: actor.ip ?? null,
    correlation_id: request.correlationId,
    at: verdict.now.toISOString(),
    input: asStored(redact(command.input, request.input)),
    changes: asStored(verdict.changes) as Change[],
  };
}

/** What jsonb will hold of a value: the leaf hash must come out again from the row. */
const asStored = (value: unknown): unknown => JSON.parse(JSON.stringify(value) ?? 'null');

export function checkOutput(operation: Command | Query, output: unknown): void {
  const check = checkOf(operation.output);
  if (check.Check(output)) return;
  const [first] = check.Errors(output);
  throw new Error(
    `${operation.name} answers outside its contract at ${first?.path}: ${first?.message}`,
  );
}

const pause = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });
