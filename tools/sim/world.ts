import type { Command, Surroundings } from '@poros/sync/shared';
import { chanceOf, type Chance } from './chance.ts';
import { faultsOf, type Fault, type Faults } from './faults.ts';
import { networkOf, type Network, type Server } from './network.ts';
import { newOffice, officeOn, officeTx, type Office, type OfficeState } from './office.ts';
import { schedulerOf, type Life, type Scheduler } from './scheduler.ts';
import { storeOn, type Disk, type Mishap } from './disk.ts';
import type { Device } from './device.ts';
import type { Branch } from './branch.ts';

/** 1 May 2026, 08.00 in Jakarta. */
const DAWN_MS = 1_777_597_200_000;

export interface Options {
  readonly seed: number;
  readonly without?: readonly Fault[] | undefined;
  /** At most so many devices and acts of each, to make a failure smaller. */
  readonly devices?: number | undefined;
  readonly acts?: number | undefined;
}

/** Head office, branches and devices of one schedule, and what was seen to go wrong. */
export interface World {
  readonly options: Options;
  readonly chance: Chance;
  readonly scheduler: Scheduler;
  readonly faults: Faults;
  readonly network: Network;
  readonly office: OfficePlace;
  readonly branches: Branch[];
  readonly devices: Device[];
  /** What a person was told is safe. */
  readonly acknowledged: Map<string, Command>;
  /** Lost with a store that was lost; nobody could have kept it. */
  readonly excused: Set<string>;
  /** Leases whose holder was copied or put back: numbers may repeat, and must be flagged. */
  readonly doubtful: Set<string>;
  readonly violations: string[];
  readonly ids: { last: number };
  /** Feeds of lives that are over. */
  readonly archive: Map<string, OfficeState>;
}

export interface OfficePlace extends Server {
  readonly disk: Disk<OfficeState>;
  api: Office;
  backup: OfficeState | undefined;
  lives: number;
  readonly revoked: Set<string>;
  readonly floors: Map<string, number>;
  /** The oldest application it still talks to. */
  release: number;
}

export function worldOf(options: Options): World {
  const chance = chanceOf(options.seed);
  const scheduler = schedulerOf(chance);
  const faults = faultsOf(chance, new Set(options.without));
  const world: World = {
    options,
    chance,
    scheduler,
    faults,
    network: networkOf(scheduler, chance, faults),
    office: undefined as never,
    branches: [],
    devices: [],
    acknowledged: new Map(),
    excused: new Set(),
    doubtful: new Set(),
    violations: [],
    ids: { last: 0 },
    archive: new Map(),
  };
  return Object.assign(world, { office: officePlace(world) });
}

function officePlace(world: World): OfficePlace {
  const place: OfficePlace = {
    name: 'office',
    life: { name: 'office', isOver: false },
    disk: newOffice(),
    api: undefined as never,
    backup: undefined,
    lives: 1,
    revoked: new Set(),
    floors: new Map(),
    release: 1,
  };
  openOffice(world, place);
  return place;
}

/** Starts head office's program on what its database holds. */
function openOffice(world: World, place: OfficePlace): void {
  place.life = { name: 'office', isOver: false };
  const store = storeOn(world.scheduler, place.life, place.disk, {
    txOf: officeTx,
    mishap: () => mishapOf(world),
    killed: () => restartOffice(world),
  });
  place.api = officeOn(place.disk, store, {
    lag: () => (world.faults.strikes('lag') ? world.chance.below(4) : 0),
    isTorn: () => world.faults.strikes('torn_batch'),
    revoked: place.revoked,
    floor: (scope) => place.floors.get(scope) ?? 0,
    digest,
  });
}

export function restartOffice(world: World): void {
  const { office, scheduler } = world;
  office.life.isOver = true;
  const nobody: Life = { name: 'office, down', isOver: false };
  office.life = nobody;
  scheduler.later(nobody, 500 + world.chance.below(3_000), () => {
    nobody.isOver = true;
    openOffice(world, office);
  });
}

/** What befalls a transaction of any store. */
export function mishapOf({ faults }: World): Mishap {
  if (faults.strikes('store_abort')) return 'abort';
  if (faults.strikes('kill_before_commit')) return 'killed_before_commit';
  return faults.strikes('kill_after_commit') ? 'killed_after_commit' : 'none';
}

/** What a program of this world gives the core. */
export const surroundings = (
  { scheduler, chance, ids }: World,
  life: Life,
  offset_ms: () => number = () => 0,
): Surroundings => ({
  now: () => DAWN_MS + scheduler.time() + offset_ms(),
  chance: () => chance.next(),
  newId: () => `c${(ids.last += 1)}`,
  digest,
  wait: (ms) => scheduler.turn(life, ms),
});

/** Quick and good enough where nobody forges; FNV-1a twice. */
export function digest(text: string): string {
  let one = 0x811c9dc5;
  let other = 0x9747b28c;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    one = Math.imul(one ^ code, 0x01000193);
    other = Math.imul(other ^ code, 0x0100018d);
  }
  return (one >>> 0).toString(16).padStart(8, '0') + (other >>> 0).toString(16).padStart(8, '0');
}

export function fail(world: World, rule: string, what: string): void {
  if (world.violations.length < 20) world.violations.push(`${rule}: ${what}`);
}
