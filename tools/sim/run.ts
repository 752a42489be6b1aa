import { hashOf, isDone, type Command } from '@poros/sync/shared';
import { addBranch, scopesOf } from './branch.ts';
import { chaos, heal } from './chaos.ts';
import { addDevice, announce, type Device } from './device.ts';
import type { Fault } from './faults.ts';
import { checkEnd, checkNow, checkStorm } from './invariants.ts';
import { scopeOf, type OfficeState } from './office.ts';
import { decide, work } from './people.ts';
import { digest, fail, worldOf, type Options, type World } from './world.ts';

const CHAOS_MS = 25_000;
const QUIET_MS = 500;
/** Long enough to give up the last lost question and to compare once more. */
const CHECKSUM_MS = 16_000;
const PATIENCE_MS = 20 * 60_000;
const STEPS_MAX = 60_000;

export interface Result {
  readonly seed: number;
  readonly violations: readonly string[];
  readonly steps: number;
  readonly commands: number;
  readonly struck: ReadonlyMap<Fault, number>;
}

/** One schedule from its seed: trade while things go wrong, mend everything, and look. */
export async function runSchedule(options: Options): Promise<Result> {
  const world = worldOf(options);
  furnish(world);
  const life = { name: 'world', isOver: false };
  for (const device of world.devices)
    world.scheduler.start({ name: `${device.name}, person`, isOver: false }, () =>
      work(world, device),
    );
  world.scheduler.start(life, () => chaos(world));
  world.scheduler.start(life, () => officeWork(world));

  let steps = await until(world, () => world.scheduler.time() >= CHAOS_MS);
  heal(world);
  // First without anybody's help: a conflict holds up nobody but those who wait for it.
  steps += await untilQuiet(world, '12 liveness');
  for (let round = 0; round < 5 && !isSettled(world); round += 1) {
    for (const device of world.devices) await soon(world, () => decide(world, device));
    steps += await untilQuiet(world, '1 verdict');
  }
  if (world.violations.length === 0) checkNow(world);
  if (world.violations.length === 0) checkEnd(world);
  return {
    seed: options.seed,
    violations: world.violations,
    steps,
    commands: world.acknowledged.size,
    struck: world.faults.struck,
  };
}

function furnish(world: World): void {
  const { chance, options } = world;
  const count = Math.min(options.devices ?? 4, 1 + chance.below(4));
  addBranch(world, 'A');
  if (count > 2) addBranch(world, 'B');
  for (let at = 0; at < count; at += 1) {
    const branch = chance.oneOf(world.branches);
    const actsLeft = Math.min(options.acts ?? 8, 3 + chance.below(6));
    const name = `till${at + 1}`;
    addDevice(world, { name, id: name, branch, actsLeft }, 1 + chance.below(2));
  }
}

/** Head office changes prices, makes transfers, and tells its listeners what was written. */
async function officeWork(world: World): Promise<void> {
  const life = { name: 'office, person', isOver: false };
  const { chance, office } = world;
  let heads = headsOf(office.disk.state);
  for (let turn = 0; ; turn += 1) {
    await world.scheduler.turn(life, 400 + chance.below(2_000));
    if (turn === 0) order(world, 'customer.create@1', customerBody('anna'));
    if (turn === 1) order(world, 'customer.create@1', customerBody('budi'));
    if (turn === 2) order(world, 'customer.create@1', customerBody('citra'));
    if (turn > 2 && turn < 7) order(world, ...officeAct(world, turn));
    announce(world, heads);
    heads = headsOf(office.disk.state);
  }
}

const customerBody = (id: string) => ({ id, name: id, phone: '0', limit: 0, tags: [] });

const officeAct = ({ chance, branches }: World, turn: number): [string, unknown] =>
  turn % 2 === 0
    ? ['price@1', { item: `item${chance.below(3)}`, price: 1_000 * turn }]
    : ['transfer@1', { branch: chance.oneOf(branches).name, id: turn === 3 ? 't1' : 't2' }];

/** A command of somebody at head office itself, over no wire. */
function order({ office, ids, scheduler }: World, type: string, body: unknown): void {
  const n = (ids.last += 1);
  const meaning = { type, key: `office:${n}`, base: {}, body };
  const command: Command = {
    ...meaning,
    id: `o${n}`,
    device: 'office',
    epoch: 0,
    n,
    lane: 3,
    deps: [],
    hlc: '',
    at: 0,
    actor: 'office',
    hash: hashOf(meaning, { digest }),
  };
  scheduler.start(office.life, async () => void (await office.api.push([command])));
}

const headsOf = ({ scopes }: OfficeState): Map<string, number> =>
  new Map([...scopes].map(([name, { log }]) => [name, log.length]));

/** Lets the world go on until something holds; everything is looked at now and then. */
async function until(world: World, isReached: () => boolean): Promise<number> {
  const { scheduler } = world;
  for (let steps = 1; ; steps += 1) {
    if (world.violations.length > 0 || steps > STEPS_MAX) return steps;
    if (steps % 40 === 0) {
      checkNow(world);
      checkStorm(world);
    }
    if (!(await scheduler.step()) || isReached()) return steps;
    for (const error of scheduler.thrown.splice(0))
      fail(
        world,
        '0 thrown',
        error instanceof Error ? (error.stack ?? error.message) : String(error),
      );
  }
}

/** Starts something in the world and lets it come to its end. */
async function soon(world: World, work: () => Promise<void>): Promise<void> {
  await work();
  await until(world, () => world.chance.isHit(0.2));
}

async function untilQuiet(world: World, rule: string): Promise<number> {
  const end = world.scheduler.time() + PATIENCE_MS;
  let quietSince = Infinity;
  const steps = await until(world, () => {
    const time = world.scheduler.time();
    if (!isQuiet(world)) quietSince = Infinity;
    else quietSince = Math.min(quietSince, time);
    return (
      time > end ||
      time > quietSince + (world.faults.struck.has('spoil_replica') ? CHECKSUM_MS : QUIET_MS)
    );
  });
  if (world.violations.length === 0 && !isQuiet(world))
    fail(world, rule, `not quiet: ${whatIsOpen(world)}`);
  return steps;
}

const isQuiet = (world: World): boolean => whatIsOpen(world) === '';

/** What has not come to its end: commands under way, and replicas that lag. */
function whatIsOpen(world: World): string {
  const { state } = world.office.disk;
  for (const { name, outbox } of [...world.devices, ...world.branches]) {
    for (const entry of outbox.state.entries.values())
      if (!isDone(entry) && entry.state !== 'parked')
        return `${name} ${entry.command.id} ${entry.command.type} is ${entry.state}`;
    if (outbox.state.device.mustRenew) return `${name} has no lease`;
  }
  for (const place of [
    ...world.devices.map(asPlace),
    ...world.branches.map((b) => ({ ...b, replica: b.mirror, at: b.name })),
  ])
    for (const scope of scopesOf(place.at)) {
      const cursor = place.replica.state.cursors.get(scope);
      const head = scopeOf(state, scope).log.length;
      if (cursor?.history !== state.history || cursor.seq !== head)
        return `${place.name} has read ${scope} up to ${cursor?.history}/${cursor?.seq} of ${head}`;
    }
  return '';
}

const asPlace = ({ name, branch, replica }: Device) => ({ name, replica, at: branch.name });

const isSettled = ({ devices }: World): boolean =>
  devices.every(({ outbox }) =>
    [...outbox.state.entries.values()].every(
      ({ state, final }) => state === 'settled' || (state === 'final' && final?.is === 'applied'),
    ),
  );
