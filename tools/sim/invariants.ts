import {
  chainOf,
  HELD,
  isDone,
  overlay,
  type Command,
  type Entry,
  type Doc,
  type Held,
  type ReplicaState,
} from '@poros/sync/shared';
import { followedBy, type Device } from './device.ts';
import { scopesOf } from './branch.ts';
import { branchScope, scopeOf, SHARED, type OfficeState } from './office.ts';
import { OPENING, upcastSale, type Move } from './shop.ts';
import { digest, fail, type World } from './world.ts';

/** Rules that hold at every moment, whatever has just gone wrong. */
export function checkNow(world: World): void {
  for (const device of world.devices) {
    checkReplica(world, device.name, device.replica.state, followedBy(device));
    checkOwnWrites(world, device);
    checkCauses(world, device);
  }
  for (const { name, mirror } of world.branches)
    checkReplica(world, name, mirror.state, scopesOf(name));
  checkEffects(world);
}

/** 7: what a replica holds at a number is what the feed says up to that number. */
function checkReplica(
  world: World,
  place: string,
  replica: ReplicaState,
  scopes: readonly string[],
): void {
  if (world.faults.isOn('spoil_replica') || world.faults.struck.has('spoil_replica')) return;
  for (const scope of scopes) compareWithFeed(world, place, replica, scope);
}

function compareWithFeed(world: World, place: string, replica: ReplicaState, scope: string) {
  const cursor = replica.cursors.get(scope);
  if (!cursor || scope.startsWith('local:')) return;
  const { state } = world.office.disk;
  const life = cursor.history === state.history ? state : world.archive.get(cursor.history);
  if (!life) return;
  const truth = new Map<string, Doc>();
  for (const event of scopeOf(life, scope).log.slice(0, cursor.seq)) {
    const { collection, docId, version, data } = event;
    truth.set(`${collection}/${docId}`, { collection, docId, version, data });
  }
  const docs = replica.docs.get(scope) ?? new Map<string, Doc>();
  if (cursor.seq > 0 && !scopeOf(life, scope).log[cursor.seq - 1]?.isEnd)
    fail(world, '7 replica', `${place} ${scope}@${cursor.seq}: half of what one command did`);
  if (docs.size !== truth.size)
    fail(world, '7 replica', `${place} ${scope}@${cursor.seq}: ${docs.size} of ${truth.size} docs`);
  for (const [key, doc] of truth) {
    const held = docs.get(key);
    if (held?.version !== doc.version || held.data !== doc.data)
      fail(world, '7 replica', `${place} ${scope}@${cursor.seq}: ${key} differs`);
  }
}

/** 8: what I sold is on my screen, as long as it was not refused. */
function checkOwnWrites(world: World, { name, branch, outbox, replica }: Device): void {
  if (world.faults.struck.has('spoil_replica') || world.faults.struck.has('revoke_scope')) return;
  const { cursors, docs } = replica.state;
  const followed = new Map(scopesOf(branch.name).map((scope) => [scope, cursors.get(scope)]));
  const held = [...(docs.get(`local:${branch.name}`)?.values() ?? [])]
    .filter(({ collection }) => collection === HELD)
    .map(({ data }) => data as Held);
  const entries = [...outbox.state.entries.values()];
  const shown = new Set(overlay(entries, held, followed).map(({ id }) => id));
  const read = docs.get(branchScope(branch.name));
  for (const { command } of entries)
    if (
      command.type.startsWith('sale@') &&
      !shown.has(command.id) &&
      !read?.has(`receipt/${command.id}`)
    )
      fail(world, '8 own writes', `${name} does not see its own ${command.id}`);
}

/** 9: nobody sees a sale whose customer is unknown. */
function checkCauses(world: World, { name, branch, replica }: Device): void {
  if (world.faults.struck.has('spoil_replica') || world.faults.struck.has('revoke_scope')) return;
  const { cursors, docs } = replica.state;
  // After a restore both are read anew, one after the other.
  const mine = cursors.get(branchScope(branch.name));
  if (!mine || cursors.get(SHARED)?.history !== mine.history) return;
  for (const doc of docs.get(branchScope(branch.name))?.values() ?? []) {
    const { customer } = doc.data as { customer?: string };
    if (doc.collection === 'receipt' && customer && !docs.get(SHARED)?.has(`customer/${customer}`))
      fail(world, '9 causes', `${name} sees ${doc.docId} without ${customer}`);
  }
}

/** 2: an effect happens once. */
function checkEffects(world: World): void {
  const { effects } = world.office.disk.state;
  if (new Set(effects).size !== effects.length) {
    const twice = effects.find((id, at) => effects.indexOf(id) !== at);
    fail(world, '2 once', `${twice} was done twice`);
  }
}

/** Rules that hold when everything is mended and nothing is under way any more. */
export function checkEnd(world: World): void {
  const { state } = world.office.disk;
  checkVerdicts(world, state);
  checkSums(world, state);
  checkFeed(world, state);
  checkReceipts(world, state);
  checkLosses(world, state);
  checkTurns(world, state);
  checkHeld(world);
  checkLeases(world);
  for (const device of world.devices)
    for (const scope of scopesOf(device.branch.name))
      compareWithFeed(world, device.name, device.replica.state, scope);
}

/** 1: every command that somebody was promised has a verdict, the same on both sides. */
function checkVerdicts(world: World, { known }: OfficeState): void {
  for (const { id, type } of world.acknowledged.values())
    if (!known.has(id) && !world.excused.has(id))
      fail(world, '1 verdict', `${type} ${id} was lost`);
  for (const { name, outbox } of world.devices)
    for (const entry of outbox.state.entries.values()) {
      const { id, device, epoch } = entry.command;
      const { final, hash } = known.get(id)?.known ?? {};
      if (!isReuse(entry) && hash !== undefined && hash !== entry.command.hash)
        fail(world, '11 losses', `${name} ${id}: what was done is not what stands here`);
      if (isReuse(entry)) {
        if (!world.doubtful.has(`${device}/${epoch}`))
          fail(world, '1 verdict', `${name} reused ${id}`);
      } else if (!isDone(entry) || entry.final?.is !== final?.is)
        fail(world, '1 verdict', `${name} ${id}: ${entry.final?.is}, ${final?.is}`);
    }
}

/** Only copies of one device may say one command with other words. */
const isReuse = ({ final }: Entry): boolean =>
  final?.is === 'rejected' && final.code === 'sync.key_reuse';

const applied = ({ known }: OfficeState): Command[] =>
  [...known.values()].filter((row) => row.known.final.is === 'applied').map((row) => row.command);

/** 2, 3 and 4: money taken is money on receipts, stock is the sum of what moved. */
function checkSums(world: World, state: OfficeState): void {
  const commands = applied(state);
  if (commands.length !== state.effects.length)
    fail(world, '2 once', `${commands.length} applied, ${state.effects.length} effects`);
  let paid = 0;
  const moved = new Map<string, number>();
  const move = (branch: string, item: string, quantity: number) =>
    moved.set(`${branch}/${item}`, (moved.get(`${branch}/${item}`) ?? OPENING) + quantity);
  for (const { type, body } of commands) {
    if (type.startsWith('sale@')) {
      const sale = upcastSale(type, body);
      paid += sale.paid;
      for (const { item, quantity } of sale.lines) move(sale.branch, item, -quantity);
    }
    if (type === 'move@1') {
      const { branch, item, quantity } = body as Move;
      move(branch, item, quantity);
    }
  }
  let received = 0;
  for (const [name, { docs }] of state.scopes)
    for (const { collection, docId, data } of docs.values()) {
      if (collection === 'receipt') received += (data as { paid: number }).paid;
      const branch = name.replace('branch:', '');
      if (collection === 'stock' && data !== moved.get(`${branch}/${docId}`))
        fail(
          world,
          '4 stock',
          `${branch}/${docId}: ${String(data)}, ${moved.get(`${branch}/${docId}`)}`,
        );
    }
  if (paid !== received) fail(world, '3 money', `${paid} paid, ${received} on receipts`);
}

/** 5: numbers of a scope have no hole, and the feed says what the tables hold. */
function checkFeed(world: World, state: OfficeState): void {
  for (const [name, { log, docs }] of state.scopes) {
    if (log.some(({ seq }, at) => seq !== at + 1)) fail(world, '5 feed', `${name} has a hole`);
    const told = new Map(log.map((event) => [`${event.collection}/${event.docId}`, event.data]));
    for (const [key, doc] of docs)
      if (told.get(key) !== doc.data) fail(world, '5 feed', `${name} ${key} was never told`);
  }
}

/** 10: receipt numbers without a double or a hole, in an unbroken chain, or flagged. */
function checkReceipts(world: World, state: OfficeState): void {
  for (const id of state.clashes) {
    const { device, epoch } = state.known.get(id)?.command ?? {};
    if (!world.doubtful.has(`${device}/${epoch}`))
      fail(world, '10 receipts', `${id} of ${device}/${epoch} clashes although nobody was copied`);
  }
  const numbers = new Map<string, string>();
  const leases = new Map<string, Command[]>();
  for (const { command } of state.known.values()) {
    if (!command.receipt) continue;
    const { number } = command.receipt;
    const other = numbers.get(number);
    if (other && !(state.clashes.has(other) && state.clashes.has(command.id)))
      fail(world, '10 receipts', `${number} twice and not flagged: ${other}, ${command.id}`);
    numbers.set(number, command.id);
    const lease = `${command.device}/${command.epoch}`;
    leases.set(lease, [...(leases.get(lease) ?? []), command]);
  }
  for (const [lease, commands] of leases)
    if (!world.doubtful.has(lease)) checkChain(world, lease, commands);
}

function checkChain(world: World, lease: string, commands: readonly Command[]): void {
  let before = '';
  const inOrder = commands.toSorted((a, b) => (a.receipt?.count ?? 0) - (b.receipt?.count ?? 0));
  for (const [at, { receipt, body, id }] of inOrder.entries()) {
    if (!receipt) continue;
    if (receipt.count !== at + 1)
      fail(world, '10 receipts', `${lease}: ${receipt.count} after ${at}`);
    const chain = chainOf(before, { number: receipt.number, body }, { digest });
    if (chain !== receipt.chain) fail(world, '10 receipts', `${lease}: the chain breaks at ${id}`);
    before = receipt.chain;
  }
}

/** 11: what somebody typed and does not stand is kept. */
function checkLosses(world: World, { known, losses }: OfficeState): void {
  for (const { known: row } of known.values())
    if (row.final.is === 'conflict' && !losses.has(row.id))
      fail(world, '11 losses', `${row.id} is in conflict and nobody kept what it said`);
}

/** Commands of one key are done in the order in which they were made. */
function checkTurns(world: World, { effects, known }: OfficeState): void {
  const last = new Map<string, number>();
  for (const id of effects) {
    const command = known.get(id)?.command;
    if (!command || world.doubtful.has(`${command.device}/${command.epoch}`)) continue;
    const turn = `${command.device}/${command.epoch}/${command.key}`;
    if ((last.get(turn) ?? 0) > command.n)
      fail(world, '9 causes', `${id} of ${turn} came too late`);
    last.set(turn, command.n);
  }
}

/** What a branch tells its tills about a command is what it knows of it. */
function checkHeld(world: World): void {
  for (const { name, outbox } of world.branches) {
    const { entries, local } = outbox.state;
    for (const [id, { final }] of entries) {
      const held = local.docs.get(`${HELD}/${id}`)?.data as Held | undefined;
      if (held?.is !== (final?.is ?? 'stored'))
        fail(world, '8 own writes', `${name} says ${held?.is} of ${id}, which is ${final?.is}`);
    }
  }
}

/** 10: a device that was told of a clash goes on under a lease of its own. */
function checkLeases(world: World): void {
  for (const { name, outbox } of world.devices)
    for (const { command, final } of outbox.state.entries.values())
      if (final?.renew && command.epoch === outbox.state.device.lease?.epoch)
        fail(world, '10 receipts', `${name} goes on under a lease that is used twice`);
}

const STORM = { window_ms: 20_000, asks: 70 };
const counted = new WeakMap<World, { since: number; asked: ReadonlyMap<string, number> }>();

/** 17: whoever is not answered asks less often, not more. */
export function checkStorm(world: World): void {
  const time = world.scheduler.time();
  const { asked } = world.network;
  const window = counted.get(world) ?? { since: 0, asked: new Map<string, number>() };
  const passed_ms = time - window.since;
  if (passed_ms < STORM.window_ms) return;
  for (const [place, count] of asked) {
    const times = count - (window.asked.get(place) ?? 0);
    if (times > (STORM.asks * passed_ms) / STORM.window_ms)
      fail(world, '17 storm', `${place} asked ${times} times in ${passed_ms} ms`);
  }
  counted.set(world, { since: time, asked: new Map(asked) });
}
