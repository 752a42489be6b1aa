import {
  branchNode,
  drainOnce,
  followOnce,
  START_PACE,
  telling,
  Turned,
  Unanswered,
  type Follow,
  type Upstream,
  branchTx,
  newOutbox,
  newReplica,
  replicaTx,
  type OutboxState,
  type ReplicaState,
} from '@poros/sync/shared';
import { storeOn, StoreFailed, type Disk } from './disk.ts';
import type { Server } from './network.ts';
import { branchScope, SHARED } from './office.ts';
import type { Life } from './scheduler.ts';
import { mishapOf, surroundings, type World } from './world.ts';
import { watchCursors, watchOutbox } from './watch.ts';

/** A branch server and its two stores. */
export interface Branch extends Server {
  readonly outbox: Disk<OutboxState>;
  readonly mirror: Disk<ReplicaState>;
  node: Upstream;
  follow: Follow;
}

const FOLLOWS_MS = 3_000;

export function addBranch(world: World, name: string): Branch {
  const branch = {
    name,
    outbox: { state: newOutbox(name, `local-${name}-1`) },
    mirror: { state: newReplica() },
  } as Branch;
  openBranch(world, branch);
  world.branches.push(branch);
  return branch;
}

export const scopesOf = (branch: string): readonly string[] => [SHARED, branchScope(branch)];

/** Starts the branch's program on what its stores hold. */
function openBranch(world: World, branch: Branch): void {
  const life: Life = { name: branch.name, isOver: false };
  branch.life = life;
  const { scheduler } = world;
  const parts = { mishap: () => mishapOf(world), killed: () => restartBranch(world, branch) };
  const outbox = storeOn(scheduler, life, branch.outbox, {
    ...parts,
    txOf: (state, undo) => watchOutbox(world, branch.name, branchTx(state, undo)),
  });
  const mirror = storeOn(scheduler, life, branch.mirror, {
    ...parts,
    txOf: (state, undo) => watchCursors(world, branch.name, replicaTx(state, undo)),
  });
  const around = surroundings(world, life);
  const office = officeFrom(world, life, branch.name);
  branch.node = branchNode({ branch: branch.name, shared: SHARED, outbox, mirror, around, office });
  branch.follow = { replica: mirror, outbox: telling(outbox), around, shared: SHARED };

  scheduler.start(life, async () => {
    const drain = { outbox: telling(outbox), around, upstream: () => office, needsLease: false };
    for (let pace = START_PACE; ;) {
      await around.wait(Math.max(50, pace.wait_ms));
      pace = (await orTrouble(() => drainOnce(drain, pace))) ?? pace;
    }
  });
  scheduler.start(life, async () => {
    for (;;) {
      for (const scope of scopesOf(branch.name)) await readOn(branch.follow, office, scope);
      await around.wait(FOLLOWS_MS);
    }
  });
}

export function restartBranch(world: World, branch: Branch): void {
  branch.life.isOver = true;
  const nobody: Life = { name: `${branch.name}, down`, isOver: false };
  branch.life = nobody;
  world.scheduler.later(nobody, 500 + world.chance.below(4_000), () => {
    nobody.isOver = true;
    openBranch(world, branch);
  });
}

/** Head office over the wire, for a branch, which logs in by its key. */
export const officeFrom = (world: World, life: Life, place: string): Upstream => {
  const { network, office } = world;
  return {
    kind: 'office',
    push: (commands) =>
      network.ask(life, place, office, async () => {
        if (world.faults.isOn('small_batches') && commands.length > 3)
          throw new Turned('too_large');
        const { verdicts, history } = await office.api.push(commands);
        return { verdicts: shuffled(world, verdicts), history };
      }),
    pull: (ask) => network.ask(life, place, office, async () => office.api.pull(ask)),
    register: (device) => network.ask(life, place, office, async () => office.api.register(device)),
  };
};

/** Verdicts may come in any order. */
function shuffled<T>({ chance }: World, values: readonly T[]): readonly T[] {
  const keyed = values.map((value) => ({ value, key: chance.next() }));
  return keyed.toSorted((one, other) => one.key - other.key).map(({ value }) => value);
}

/** Reads a scope to its end, or as far as it goes now. */
export async function readOn(follow: Follow, upstream: Upstream, scope: string): Promise<void> {
  for (let read = 'more'; read === 'more' || read === 'gap';)
    read = (await orTrouble(() => followOnce(follow, upstream, scope))) ?? 'trouble';
}

/** Undefined when the network or a store failed, which the next round makes good. */
export async function orTrouble<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof Unanswered || error instanceof Turned || error instanceof StoreFailed)
      return undefined;
    throw error;
  }
}
