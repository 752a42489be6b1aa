import { randomUUID } from 'node:crypto';
import {
  Refusal,
  command,
  raw,
  runCommand,
  runQuery,
  sql,
  type Actor,
  type Command,
  type Ctx,
  type InputOf,
  type Kernel,
  type OutputOf,
  type Query,
  type Scope,
} from '@poros/kernel';
import { object } from '@poros/kernel/shared';
import { openTransaction } from '@poros/kernel/system';
import { createTenant } from '@poros/tenancy';
import type { Preset } from '@poros/tenancy/shared';
import { clock, theWorker } from './worker.ts';

export interface WorldOptions {
  readonly preset?: Preset;
  readonly currency?: string;
  /** Another kernel than the worker's own. */
  readonly kernel?: Kernel;
}

/** A person of the test: runs operations, knows what is refused. */
export interface Person {
  readonly actor: Actor;
  run<O extends Command | Query>(
    operation: O,
    input: InputOf<O>,
    options?: { key?: string },
  ): Promise<OutputOf<O>>;
  /** Runs `work` as a command of this person: for facades, which have no operation of their own. */
  within<T>(work: (ctx: Ctx) => Promise<T>): Promise<T>;
  /** The code with which the operation is refused; fails the test when it is not. */
  refused<O extends Command | Query>(operation: O, input: InputOf<O>): Promise<string>;
}

export interface World extends Person {
  readonly kernel: Kernel;
  readonly tenantId: string;
  readonly branchId: string;
  readonly companyId: string;
  readonly clock: typeof clock;
  /** Someone with just these permissions at this reach. */
  as(options: AsOptions): Person;
  /** Rows of one of the tenant's tables, as the tenant sees them. */
  rows<Row = Record<string, unknown>>(table: string, where?: string): Promise<Row[]>;
}

export interface AsOptions {
  readonly permissions?: readonly string[];
  readonly scope?: Scope;
  readonly branchId?: string;
  readonly branchIds?: readonly string[];
  readonly departmentId?: string;
  readonly userId?: string;
}

/**
 * A fresh tenant with its company, main branch and furniture, and an administrator who may do
 * everything.
 */
export async function world(options: WorldOptions = {}): Promise<World> {
  const kernel = options.kernel ?? (await theWorker()).kernel;
  clock.reset();
  const tenantId = randomUUID();
  const branchId = randomUUID();
  const companyId = randomUUID();
  const code = `T${tenantId.slice(0, 8)}`;
  const currency = options.currency ?? 'IDR';
  const founder = actorOf({ tenantId, branchId, currency, kind: 'system' });
  await runCommand({ kernel, actor: founder }, createTenant, {
    code,
    name: 'PT Uji Coba',
    preset: options.preset ?? 'factory',
    currency,
    language: 'id',
    locale: 'id-ID',
    timeZone: 'Asia/Jakarta',
    isDemo: false,
    company: { id: companyId, code: 'PT', name: 'PT Uji Coba', address: 'Jl. Uji 1' },
    branch: { id: branchId, code: 'HQ', name: 'Pusat', city: 'Jakarta' },
  });
  const everything = new Map(
    [...kernel.registry.permissions.keys()].map((name): [string, Scope] => [name, 'all']),
  );
  const admin = personOf(
    kernel,
    actorOf({ tenantId, branchId, currency, permissions: everything }),
  );
  return {
    ...admin,
    kernel,
    tenantId,
    branchId,
    companyId,
    clock,
    as: (as) =>
      personOf(
        kernel,
        actorOf({
          tenantId,
          currency,
          branchId: as.branchId ?? branchId,
          ...(as.branchIds && { branchIds: as.branchIds }),
          departmentId: as.departmentId ?? null,
          ...(as.userId && { userId: as.userId }),
          permissions: new Map((as.permissions ?? []).map((name) => [name, as.scope ?? 'all'])),
        }),
      ),
    rows: (table, where) => rowsOfTenant(kernel, tenantId, table, where),
  };
}

/** An actor made of nothing but what the test says. */
export function actorOf(given: Partial<Actor> & { tenantId: string; branchId: string }): Actor {
  const userId = given.userId ?? randomUUID();
  return {
    kind: 'person',
    userId,
    name: 'Penguji',
    branchCode: '',
    branchIds: [given.branchId],
    departmentId: null,
    permissions: new Map(),
    language: 'id',
    timeZone: 'Asia/Jakarta',
    currency: 'IDR',
    clientId: userId,
    ...given,
  };
}

function personOf(kernel: Kernel, actor: Actor): Person {
  const run = async <O extends Command | Query>(
    operation: O,
    input: InputOf<O>,
    options: { key?: string } = {},
  ) =>
    (operation.kind === 'command'
      ? await runCommand({ kernel, actor }, operation, input, options)
      : await runQuery({ kernel, actor }, operation, input)) as OutputOf<O>;
  return {
    actor,
    run,
    async within<T>(work: (ctx: Ctx) => Promise<T>) {
      const done: T[] = [];
      await runCommand(
        { kernel, actor },
        command({
          name: 'testing.within',
          http: 'POST /testing',
          permission: 'signed_in',
          summary: 'Work of a test.',
          input: object({}),
          output: object({}),
          async run(ctx) {
            done.push(await work(ctx));
            return {};
          },
        }),
        {},
      );
      return done.at(-1) as T;
    },
    async refused(operation, input) {
      try {
        await run(operation, input);
      } catch (error) {
        if (error instanceof Refusal) return error.code;
        throw error;
      }
      throw new Error(`${operation.name} was not refused`);
    },
  };
}

async function rowsOfTenant<Row>(
  kernel: Kernel,
  tenantId: string,
  table: string,
  where = 'true',
): Promise<Row[]> {
  const tx = await openTransaction(kernel.pool, { tenantId, readOnly: true });
  try {
    return await tx.read<Row>(sql`select * from ${raw(table)} where ${raw(where)}`);
  } finally {
    await tx.rollback();
  }
}
