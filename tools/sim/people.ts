import {
  issue,
  SETTLE,
  Unregistered,
  type Draft,
  type Entry,
  type Settlement,
} from '@poros/sync/shared';
import type { Device, Tab } from './device.ts';
import { orTrouble } from './branch.ts';
import type { CustomerEdit, Sale } from './shop.ts';
import { SHARED } from './office.ts';
import type { World } from './world.ts';

const ITEMS = Array.from({ length: 12 }, (_, at) => `item${at}`);
const VOUCHERS = ['v1', 'v2'];
const CUSTOMERS = ['anna', 'budi', 'citra'];

/** Somebody at the till who does one thing after the other until nothing is left to do. */
export async function work(world: World, device: Device): Promise<void> {
  for (; device.actsLeft > 0 && !world.faults.isOver(); device.actsLeft -= 1) {
    const life = { name: `${device.name}, person`, isOver: false };
    await world.scheduler.turn(life, 200 + world.chance.below(6_000));
    await act(world, device, draftOf(world, device));
  }
}

/** Does one thing in one of the open tabs; kept as promised when the till said it is safe. */
async function act(world: World, device: Device, draft: Draft): Promise<void> {
  const open = device.tabs.filter(({ life }) => !life.isOver);
  if (open.length === 0) return;
  const tab: Tab = world.chance.oneOf(open);
  // The person goes on although the tab may die while it saves.
  void orTrouble(() => tab.outbox.transact((tx) => issue(tx, draft, tab.around))).then(
    (command) => command && world.acknowledged.set(command.id, command),
    (error: unknown) => {
      if (!(error instanceof Unregistered)) world.scheduler.thrown.push(error);
    },
  );
}

function draftOf(world: World, device: Device): Draft {
  const { chance, ids } = world;
  const branch = device.branch.name;
  const actor = device.name;
  const dice = chance.below(100);
  if (dice < 45) return saleOf(world, device);
  if (dice < 55)
    return {
      type: 'move@1',
      key: `stock:${chance.oneOf(ITEMS)}`,
      lane: 2,
      actor,
      body: { branch, item: chance.oneOf(ITEMS), quantity: 1 + chance.below(9) },
    };
  if (dice < 72) return editOf(world, device, customerOf(world, device));
  if (dice < 80) {
    const id = chance.oneOf(['t1', 't2']);
    return {
      type: 'approve@1',
      key: `transfer:${branch}${id}`,
      lane: 2,
      actor,
      body: { branch, id },
    };
  }
  if (dice < 88) {
    const id = chance.oneOf(VOUCHERS);
    return { type: 'voucher@1', key: `voucher:${id}`, lane: 1, actor, body: { id } };
  }
  if (dice < 94) {
    const id = `new${(ids.last += 1)}`;
    const body = { id, name: id, phone: '0', limit: 0, tags: [] };
    return { type: 'customer.create@1', key: `customer:${id}`, lane: 3, actor, body };
  }
  return {
    type: 'log@1',
    key: `log:${actor}${chance.below(2)}`,
    lane: 4,
    actor,
    body: { branch, isPoison: world.faults.strikes('poison') },
  };
}

/** People come back to the customer they were at. */
function customerOf({ chance }: World, device: Device): string {
  const last = [...device.outbox.state.entries.values()].findLast(
    ({ command }) => command.type === 'customer.edit@1',
  );
  if (last && chance.isHit(0.6)) return (last.command.body as CustomerEdit).id;
  return chance.oneOf([...CUSTOMERS, ...newOnes(device)]);
}

/** Customers that this device made and knows of. */
const newOnes = ({ outbox }: Device): string[] =>
  [...outbox.state.entries.values()]
    .filter(({ command }) => command.type === 'customer.create@1')
    .map(({ command }) => (command.body as { id: string }).id);

function saleOf({ chance }: World, device: Device): Draft {
  const branch = device.branch.name;
  const created = [...device.outbox.state.entries.values()].filter(
    ({ command }) => command.type === 'customer.create@1',
  );
  const made = created.length > 0 && chance.isHit(0.7) ? chance.oneOf(created).command : undefined;
  const customer = made ? (made.body as { id: string }).id : undefined;
  const price = 1_000 * (1 + chance.below(20));
  const quantity = 1 + chance.below(3);
  const item = chance.oneOf(ITEMS);
  const lines = [
    { item, quantity, price },
    { item: chance.oneOf(ITEMS), quantity: 1, price },
  ];
  const sale: Sale = { branch, lines, paid: price * (quantity + 1), customer };
  const old = { branch, item, quantity, price, ...(customer && { customer }) };
  return {
    type: device.release >= 2 ? 'sale@2' : 'sale@1',
    key: `sale:${device.name}${device.actsLeft}`,
    lane: 1,
    actor: device.name,
    deps: made ? [made.id] : [],
    body: device.release >= 2 ? sale : old,
    isReceipt: true,
  };
}

function editOf({ chance }: World, device: Device, id: string): Draft {
  const doc = device.replica.state.docs.get(SHARED)?.get(`customer/${id}`);
  const known = (doc?.data as { fields: Record<string, unknown> } | undefined)?.fields ?? {};
  const field = chance.oneOf(['name', 'phone', 'limit', 'tags']);
  const value = field === 'tags' ? [device.name] : `${device.name}-${chance.below(100)}`;
  const body: CustomerEdit = { id, base: known, fields: { [field]: value } };
  return {
    type: 'customer.edit@1',
    key: `customer:${id}`,
    lane: 3,
    actor: device.name,
    body,
    fold: foldEdits,
  };
}

function foldEdits(older: unknown, newer: unknown): CustomerEdit {
  const first = older as CustomerEdit;
  return { ...first, fields: { ...first.fields, ...(newer as CustomerEdit).fields } };
}

/** Looks through what needs attention and decides each. */
export async function decide(world: World, device: Device): Promise<void> {
  const entries = [...device.outbox.state.entries.values()];
  const decided = new Set(
    entries
      .filter(({ command }) => command.type === SETTLE)
      .map(({ command }) => (command.body as Settlement).command),
  );
  for (const entry of entries)
    if (needsDecision(entry) && !decided.has(entry.command.id))
      await act(world, device, decisionOf(world, entry));
}

const needsDecision = ({ state, final }: Entry): boolean =>
  state === 'final' && (final?.is === 'conflict' || final?.is === 'rejected');

function decisionOf({ chance }: World, { command }: Entry): Draft {
  const choice = chance.isHit(0.5) ? 'mine' : 'theirs';
  const edit = command.type === 'customer.edit@1' ? (command.body as CustomerEdit) : undefined;
  const body = { command: command.id, choice, ...(edit && { edit }) } as Settlement;
  return { type: SETTLE, key: `settle:${command.id}`, lane: 2, actor: 'supervisor', body };
}
