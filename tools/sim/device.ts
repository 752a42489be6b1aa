import {
  drainOnce,
  localScope,
  START_PACE,
  take,
  Turned,
  type Follow,
  type Heard,
  type OutboxTx,
  type Store,
  type Surroundings,
  type Upstream,
  newOutbox,
  newReplica,
  outboxTx,
  replicaTx,
  type OutboxState,
  type ReplicaState,
} from '@poros/sync/shared';
import { officeFrom, orTrouble, readOn, scopesOf, type Branch } from './branch.ts';
import { storeOn, type Disk } from './disk.ts';
import { SHARED } from './office.ts';
import type { Life } from './scheduler.ts';
import { watchCursors, watchOutbox } from './watch.ts';
import { mishapOf, surroundings, type World } from './world.ts';

/** A till with its browser: two stores, and tabs that share them. */
export interface Device {
  readonly name: string;
  readonly id: string;
  readonly branch: Branch;
  readonly outbox: Disk<OutboxState>;
  readonly replica: Disk<ReplicaState>;
  readonly tabs: Tab[];
  offset_ms: number;
  /** Which application its tabs run. */
  release: number;
  hasToken: boolean;
  /** Which tab the browser gave the lock; two when it was stolen from one that still works. */
  readonly leaders: Set<Life>;
  actsLeft: number;
}

export interface Tab {
  life: Life;
  outbox: Store<OutboxTx>;
  follow: Follow;
  around: Surroundings;
}

const FOLLOWS_MS = 4_000;
const AWAY_MS = 20_000;

export function addDevice(
  world: World,
  parts: Pick<Device, 'name' | 'id' | 'branch' | 'actsLeft'> &
    Partial<Pick<Device, 'outbox' | 'replica'>>,
  tabs: number,
): Device {
  const device: Device = {
    outbox: { state: newOutbox(parts.id) },
    replica: { state: newReplica() },
    tabs: [],
    offset_ms: 0,
    release: 1,
    hasToken: true,
    leaders: new Set(),
    ...parts,
  };
  world.devices.push(device);
  for (let tab = 0; tab < tabs; tab += 1) {
    device.tabs.push({} as Tab);
    openTab(world, device, tab);
  }
  return device;
}

export const followedBy = (device: Device): readonly string[] => [
  ...scopesOf(device.branch.name),
  localScope(device.branch.name),
];

export function openTab(world: World, device: Device, at: number): void {
  const life: Life = { name: `${device.name}/${at}`, isOver: false };
  const { scheduler } = world;
  const parts = { mishap: () => mishapOf(world), killed: () => restartTab(world, device, at) };
  const outbox = storeOn(scheduler, life, device.outbox, {
    ...parts,
    txOf: (state, undo) => watchOutbox(world, device.name, outboxTx(state, undo)),
  });
  const replica = storeOn(scheduler, life, device.replica, {
    ...parts,
    txOf: (state, undo) => {
      const { keep: _keep, ...tx } = watchCursors(world, device.name, replicaTx(state, undo));
      return tx;
    },
  });
  const around = surroundings(world, life, () => device.offset_ms);
  const tab: Tab = { life, outbox, around, follow: { replica, outbox, around, shared: SHARED } };
  device.tabs[at] = tab;
  const roads = roadsOf(world, device, life);
  scheduler.start(life, () => draining(device, tab, roads));
  scheduler.start(life, () => following(device, tab, roads));
}

async function draining(device: Device, { life, outbox, around }: Tab, roads: Roads) {
  const drain = { outbox, around, upstream: roads.best, heard: roads.heard, needsLease: true };
  for (let pace = START_PACE; ;) {
    await around.wait(Math.max(100, pace.wait_ms));
    if (isLeader(device, life)) pace = (await orTrouble(() => drainOnce(drain, pace))) ?? pace;
  }
}

async function following(device: Device, { life, follow, around }: Tab, roads: Roads) {
  for (;;) {
    const upstream = roads.best();
    if (isLeader(device, life))
      for (const scope of followedBy(device))
        if (upstream.kind === 'branch' || scope !== localScope(device.branch.name))
          await readOn(follow, upstream, scope);
    await around.wait(FOLLOWS_MS);
  }
}

/** Whoever holds the lock; without a living holder, whoever asks first. */
function isLeader({ leaders }: Device, life: Life): boolean {
  for (const leader of leaders) if (leader.isOver) leaders.delete(leader);
  if (leaders.size === 0) leaders.add(life);
  return leaders.has(life);
}

interface Roads {
  best(): Upstream;
  heard(upstream: Upstream, how: Heard): void;
}

/** The branch while it answers, else head office for a while. */
function roadsOf(world: World, device: Device, life: Life): Roads {
  const office = withDoor(world, device, officeFrom(world, life, device.name));
  const branch = branchFrom(world, device, life);
  let awayUntil = 0;
  let failures = 0;
  return {
    best: () => (world.scheduler.time() < awayUntil ? office : branch),
    heard({ kind }, how) {
      if (how === 'outdated') device.release = world.office.release;
      if (how === 'log_in') world.scheduler.later(life, 2_000, () => (device.hasToken = true));
      if (kind !== 'branch') return;
      failures = how === 'unanswered' ? failures + 1 : 0;
      if (failures >= 2) awayUntil = world.scheduler.time() + AWAY_MS;
    },
  };
}

const branchFrom = ({ network }: World, { name, branch }: Device, life: Life): Upstream => ({
  kind: 'branch',
  push: (commands) => network.ask(life, name, branch, () => branch.node.push(commands)),
  pull: (ask) => network.ask(life, name, branch, () => branch.node.pull(ask)),
  register: (device) => network.ask(life, name, branch, () => branch.node.register(device)),
});

/** Head office asks a person's device for a log-in that has not ended and a release it knows. */
const withDoor = (world: World, device: Device, office: Upstream): Upstream => ({
  ...office,
  async push(commands) {
    if (!device.hasToken) throw new Turned('log_in');
    if (device.release < world.office.release) throw new Turned('outdated');
    return office.push(commands);
  },
});

export function restartTab(world: World, device: Device, at: number): void {
  const nobody: Life = { name: `${device.name}, closed`, isOver: false };
  world.scheduler.later(nobody, 300 + world.chance.below(3_000), () => {
    if (device.tabs[at]?.life.isOver) openTab(world, device, at);
  });
}

/** Tells whoever listens what head office has just written, as a live stream would. */
export function announce(world: World, since: ReadonlyMap<string, number>): void {
  const { state } = world.office.disk;
  for (const [scope, { log }] of state.scopes) {
    const events = log.slice(since.get(scope) ?? 0);
    if (events.length === 0) continue;
    const told = { is: 'events', history: state.history, events, head: log.length } as const;
    for (const { name, life, follow } of listeners(world, scope))
      world.network.tell(world.office.name, { name, life }, () =>
        orTrouble(() => take(follow, scope, told)),
      );
  }
}

function listeners(world: World, scope: string) {
  const tabs = world.devices.flatMap((device) => {
    const tab = device.tabs.find(({ life }) => device.leaders.has(life) && !life.isOver);
    return tab && followedBy(device).includes(scope) ? [{ name: device.name, ...tab }] : [];
  });
  const branches = world.branches.filter(
    ({ name, life }) => !life.isOver && scopesOf(name).includes(scope),
  );
  return [...tabs, ...branches];
}
