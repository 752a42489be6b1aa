import type pg from 'pg';
import type { Command, Operation } from '@poros/kernel';
import { harvest, type Harvest } from './harvest.ts';
import { inputFor, NothingToName, type Fullness, type Making } from './input-for.ts';
import { births, overrides } from './overrides.ts';
import type { Caller, Input, Spoken, SweepServer } from './sweep-server.ts';

/** How an operation was carried out for the tenant, or how near it came. */
export interface Fixture {
  readonly input: Input;
  readonly answer: Spoken;
}

export interface Grown {
  readonly caller: Caller;
  readonly fixtures: ReadonlyMap<string, Fixture>;
  /** Looks at the tenant's rows anew. */
  reap(): Promise<Harvest>;
}

export interface Ground {
  readonly server: SweepServer;
  readonly client: pg.Client;
  readonly tables: readonly string[];
  readonly operations: readonly Operation[];
}

/** Who makes a tenant live. */
export interface Growers {
  readonly admin: Caller;
  /** Approves what the administrator wrote. */
  readonly colleague: Caller;
  /** Those whose own session or password an operation ends. */
  readonly selves: ReadonlyMap<string, Caller>;
  /** Ids that growing leaves alone: whoever grows must not lock himself out. */
  readonly untouched: ReadonlySet<string>;
}

const ATTEMPTS: readonly Fullness[] = ['ids', 'required', 'all'];
const CHOICES = 6;
const ROUNDS_MAX = 10;

/**
 * Lets a tenant live: every command is tried with inputs made from its contract and from the rows
 * that earlier commands left, round after round, until nothing new succeeds; what ends things comes
 * last. Then every query is asked.
 */
export async function grow(ground: Ground, growers: Growers): Promise<Grown> {
  const growth = growthOf(ground, growers);
  const commands = ground.operations.filter((one): one is Command => one.kind === 'command');
  const living = commands.filter((one) => !isEnding(one));
  const waiting = () => living.filter((one) => !growth.isDone(one));
  for (const command of living) await growth.attempt(command);
  for (let round = 0, hasGrown = true; hasGrown && round < ROUNDS_MAX; round += 1) {
    hasGrown = false;
    for (const command of living.filter(isCreation)) await growth.attempt(command);
    for (const command of waiting()) if (await growth.attempt(command)) hasGrown = true;
  }
  const last = [
    ...commands.filter(isEnding),
    ...waiting(),
    ...ground.operations.filter((one) => one.kind === 'query'),
  ];
  for (const operation of last) {
    for (const birth of birthsOf(operation, living)) await growth.attempt(birth);
    await growth.attempt(operation);
  }
  return { caller: growers.admin, fixtures: growth.fixtures, reap: growth.reap };
}

/** Commands after which a record serves no other command. */
const ENDINGS = /^(archive|cancel|revoke|decline|reverse|dismiss|withdraw)$/;
const isEnding = ({ name }: Operation): boolean => ENDINGS.test(verbOf(name));
const isCreation = ({ name }: Operation): boolean =>
  /^(create|receive|record|submit|close)$/.test(verbOf(name));
/**
 * What brings a fresh record into the world for an ending: create_order and submit_order before
 * decline_order.
 */
function birthsOf(operation: Operation, living: readonly Command[]): Command[] {
  const { name } = operation;
  const usual = isEnding(operation)
    ? ['create', 'submit'].map((verb) => name.replace(`.${verbOf(name)}_`, `.${verb}_`))
    : [];
  return (births[name] ?? usual).flatMap((birth) => living.filter((one) => one.name === birth));
}
const verbOf = (name: string): string => (name.split('.')[1] ?? '').split('_')[0] ?? '';

function growthOf(
  { server, client, tables }: Ground,
  { admin, colleague, selves, untouched }: Growers,
) {
  const fixtures = new Map<string, Fixture>();
  const reap = () => harvest(client, tables, admin.tenantId);
  const isDone = ({ name }: Operation) => (fixtures.get(name)?.answer.status ?? 500) < 300;
  let rows: Harvest | undefined;

  /**
   * Tries inputs until one is carried out and keeps the one that came furthest; answers whether one
   * was.
   */
  async function attempt(operation: Operation): Promise<boolean> {
    rows ??= await reap();
    const seen = new Set<string>();
    for (let choice = 0; choice < CHOICES; choice += 1) {
      for (const fullness of ATTEMPTS) {
        const own = selves.get(operation.name);
        for (const caller of own ? [own] : [admin, colleague]) {
          const input = inputOf(operation, {
            harvest: rows,
            fullness,
            attempt: choice,
            untouched,
            caller,
          });
          if (input === undefined || seen.has(shapeOf(caller, input))) continue;
          seen.add(shapeOf(caller, input));
          const answer = await server.call(caller, operation, input);
          if (answer.status === 401 && !own)
            throw new Error(`${operation.name} finds the session ended`);
          keep(operation, { input, answer });
          if (answer.status < 300) return true;
        }
      }
    }
    return false;
  }

  function keep(operation: Operation, fixture: Fixture): void {
    const before = fixtures.get(operation.name);
    const isDoneNow = fixture.answer.status < 300;
    if (isDoneNow && operation.kind === 'command') rows = undefined;
    if (!before || isDoneNow || distance(fixture.answer) < distance(before.answer))
      fixtures.set(operation.name, fixture);
  }

  return { fixtures, reap, isDone, attempt };
}

/** Made inputs that differ in running numbers only say the same. */
const shapeOf = (caller: Caller, input: Input): string =>
  caller.userId + JSON.stringify(input).replace(/\d{4}/g, '');

/**
 * How far from done: carried out, refused by a rule of the field, by a general one, something
 * missing, wrong input.
 */
function distance({ status, code = '' }: Spoken): number {
  if (status < 300) return 0;
  if (status === 409 || status === 422) return code.startsWith('kernel.') ? 2 : 1;
  if (status === 404) return 3;
  return status === 400 ? 4 : 5;
}

/** A valid input, or undefined while there is nothing yet that it could name. */
function inputOf(
  operation: Operation,
  making: Omit<Making, 'operation' | 'http'>,
): Input | undefined {
  const { name, http } = operation;
  const override = overrides[name];
  const made = madeOrNothing(() => inputFor(operation.input, { operation: name, http, ...making }));
  if (!override) return made;
  const given = override(made ?? {}, making);
  const isWhole = made !== undefined || Object.values(given).every((value) => value !== undefined);
  return isWhole ? { ...made, ...given } : undefined;
}

function madeOrNothing(make: () => Input): Input | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof NothingToName) return undefined;
    throw error;
  }
}
