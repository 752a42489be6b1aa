import { copyOutbox, copyReplica, newOutbox, newReplica } from '@poros/sync/shared';
import { addDevice, openTab, restartTab, type Device } from './device.ts';
import { restartBranch } from './branch.ts';
import { copyOffice, restore, scopeOf, SHARED } from './office.ts';
import { poison } from './shop.ts';
import { restartOffice, type World } from './world.ts';
import { work } from './people.ts';
import type { Fault } from './faults.ts';

const DAY_MS = 86_400_000;

/** Now and then something goes wrong that no message carries: machines, clocks, roads, rights. */
export async function chaos(world: World): Promise<void> {
  const life = { name: 'chaos', isOver: false };
  poison.isStrong = world.faults.isOn('poison');
  while (!world.faults.isOver()) {
    await world.scheduler.turn(life, 300 + world.chance.below(1_500));
    for (const [fault, befall] of MISFORTUNES) if (world.faults.strikes(fault)) befall(world);
    if (world.chance.isHit(0.1)) world.office.backup = copyOffice(world.office.disk.state);
    keepDeviceBackup(world);
  }
}

const backups = new WeakMap<Device, ReturnType<typeof copyDevice>>();

function keepDeviceBackup({ chance, devices }: World): void {
  if (devices.length === 0 || !chance.isHit(0.1)) return;
  const device = chance.oneOf(devices);
  backups.set(device, copyDevice(device));
}

const copyDevice = ({ outbox, replica }: Device) => ({
  outbox: copyOutbox(outbox.state),
  replica: copyReplica(replica.state),
});

const MISFORTUNES: readonly (readonly [Fault, (world: World) => void])[] = [
  ['cut_road', cutRoad],
  ['kill_branch', (world) => restartBranch(world, world.chance.oneOf(world.branches))],
  ['kill_office', restartOffice],
  ['restore_office', restoreOffice],
  ['evict_device', (world) => putDeviceBack(world, undefined)],
  ['restore_device', restoreDevice],
  ['copy_device', copyOne],
  ['spoil_replica', spoil],
  ['jump_clock', jumpClock],
  ['expire_token', ({ chance, devices }) => void (chance.oneOf(devices).hasToken = false)],
  ['new_release', ({ office }) => void (office.release = 2)],
  ['steal_lock', stealLock],
  ['trim_log', trim],
  ['revoke_scope', revoke],
];

function cutRoad({ chance, network, scheduler, devices, branches }: World): void {
  const places = [
    'office',
    ...branches.map(({ name }) => name),
    ...devices.map(({ name }) => name),
  ];
  // The long road is the one that breaks most.
  const from = chance.isHit(0.5) ? 'office' : chance.oneOf(places);
  const to = chance.oneOf(places);
  const road = chance.isHit(0.5) ? `${from}>${to}` : `${to}>${from}`;
  network.cut.add(road);
  const life = { name: 'repair', isOver: false };
  scheduler.later(life, 1_000 + chance.below(25_000), () => network.cut.delete(road));
}

function restoreOffice(world: World): void {
  const { office } = world;
  if (!office.backup) return;
  world.archive.set(office.disk.state.history, office.disk.state);
  office.lives += 1;
  office.life.isOver = true;
  restore(office.disk, office.backup, office.lives);
  office.floors.clear();
  restartOffice(world);
}

function putDeviceBack(world: World, backup: ReturnType<typeof copyDevice> | undefined): void {
  const device = world.chance.oneOf(world.devices);
  const { outbox, replica } = device;
  for (const { command } of outbox.state.entries.values())
    if (!backup?.outbox.entries.has(command.id)) world.excused.add(command.id);
  const { lease } = outbox.state.device;
  if (lease) world.doubtful.add(`${device.id}/${lease.epoch}`);
  for (const tab of device.tabs) tab.life.isOver = true;
  outbox.state = backup ? copyOutbox(backup.outbox) : newOutbox(device.id);
  replica.state = backup ? copyReplica(backup.replica) : newReplica();
  const again = outbox.state.device.lease;
  if (again) world.doubtful.add(`${device.id}/${again.epoch}`);
  for (const at of device.tabs.keys()) openTab(world, device, at);
}

function restoreDevice(world: World): void {
  const kept = world.devices.filter((device) => backups.has(device));
  if (kept.length === 0) return;
  const device = world.chance.oneOf(kept);
  putDeviceBack({ ...world, devices: [device] }, backups.get(device));
}

/** Somebody clones the disk of a till: two devices believe to be one. */
function copyOne(world: World): void {
  const original = world.chance.oneOf(world.devices);
  const { lease } = original.outbox.state.device;
  if (!lease || world.devices.length > 5) return;
  world.doubtful.add(`${original.id}/${lease.epoch}`);
  const { outbox, replica } = copyDevice(original);
  const device = addDevice(
    world,
    {
      name: `${original.name}'`,
      id: original.id,
      branch: original.branch,
      actsLeft: 3,
      outbox: { state: outbox },
      replica: { state: replica },
    },
    1,
  );
  world.scheduler.start({ name: 'person', isOver: false }, () => work(world, device));
}

/** A row of the replica changes behind our back. */
function spoil({ chance, devices }: World): void {
  const { docs } = chance.oneOf(devices).replica.state;
  const scopes = [...docs.values()].filter((rows) => rows.size > 0);
  if (scopes.length === 0) return;
  const rows = chance.oneOf(scopes);
  const [key, doc] = chance.oneOf([...rows]);
  if (chance.isHit(0.5)) rows.delete(key);
  else rows.set(key, { ...doc, version: doc.version + 7, data: 'spoiled' });
}

function jumpClock({ chance, devices }: World): void {
  chance.oneOf(devices).offset_ms = chance.oneOf([-DAY_MS, -5_000, 0, 60_000, DAY_MS]);
}

function stealLock({ chance, devices, scheduler }: World): void {
  const device = chance.oneOf(devices);
  const thief = chance.oneOf(device.tabs).life;
  device.leaders.add(thief);
  const life = { name: 'lock', isOver: false };
  scheduler.later(life, chance.below(8_000), () => {
    for (const leader of device.leaders) if (leader !== thief) device.leaders.delete(leader);
  });
}

/** Old events are thrown away: who has not read them takes a snapshot. */
function trim({ chance, office }: World): void {
  for (const name of office.disk.state.scopes.keys())
    office.floors.set(name, chance.below(scopeOf(office.disk.state, name).log.length + 1));
}

function revoke({ chance, office, branches, scheduler }: World): void {
  const scope = chance.oneOf([SHARED, ...branches.map(({ name }) => `branch:${name}`)]);
  office.revoked.add(scope);
  const life = { name: 'rights', isOver: false };
  scheduler.later(life, chance.below(15_000), () => office.revoked.delete(scope));
}

/** Everything is mended; what is open now must come to its end. */
export function heal(world: World): void {
  world.faults.end();
  world.network.cut.clear();
  world.office.revoked.clear();
  poison.isStrong = false;
  for (const device of world.devices) {
    device.hasToken = true;
    for (const [at, { life }] of device.tabs.entries())
      if (life.isOver) restartTab(world, device, at);
  }
}
