import {
  merge,
  SETTLE,
  type Command,
  type FieldPolicy,
  type Outcome,
  type Settlement,
  type Upcasters,
} from '@poros/sync/shared';
import { branchScope, SHARED, type OfficeWork } from './office.ts';

/** A value somebody typed that does not stand, kept for whoever settles it. */
export interface Loss {
  readonly field: string;
  readonly mine: unknown;
}

export interface Sale {
  readonly branch: string;
  readonly lines: readonly { item: string; quantity: number; price: number }[];
  readonly paid: number;
  readonly customer?: string | undefined;
}
export interface CustomerEdit {
  readonly id: string;
  readonly base: Readonly<Record<string, unknown>>;
  readonly fields: Readonly<Record<string, unknown>>;
}
export interface Move {
  readonly branch: string;
  readonly item: string;
  readonly quantity: number;
}
interface OldSale {
  readonly branch: string;
  readonly item: string;
  readonly quantity: number;
  readonly price: number;
  readonly customer?: string;
}

/** A sale once had one line. */
export const UPCASTERS: Upcasters = {
  'sale@1': (body) => {
    const { branch, item, quantity, price, customer } = body as OldSale;
    return { branch, lines: [{ item, quantity, price }], paid: quantity * price, customer };
  },
};

/** The sale whatever its version. */
export const upcastSale = (type: string, body: unknown): Sale =>
  (UPCASTERS[type]?.(body) ?? body) as Sale;

export const OPENING = 1_000;
const POLICIES: Record<string, FieldPolicy> = {
  phone: 'manual',
  limit: 'server_wins',
  tags: 'union',
};

/** Thrown by a command that the program cannot digest, as long as it cannot. */
export const poison = { isStrong: false };

/** The rules of a small shop, one class of conflict each; undefined when it was done. */
export function carryOut(
  command: Command,
  work: OfficeWork,
): Exclude<Outcome, { is: 'applied' }> | undefined {
  const rule = RULES[command.type];
  if (!rule) throw new Error(`unknown command ${command.type}`);
  return rule(command, work);
}

type Rule = (command: Command, work: OfficeWork) => Exclude<Outcome, { is: 'applied' }> | undefined;

const RULES: Record<string, Rule> = {
  /** Class A: it happened at the counter, so it is never refused. */
  'sale@2': (command, work) => {
    const { branch, lines, paid, customer } = command.body as Sale;
    const scope = branchScope(branch);
    for (const { item, quantity } of lines) addStock(work, scope, item, -quantity);
    work.change(scope, {
      collection: 'receipt',
      docId: command.id,
      version: 1,
      data: { paid, customer, lines, number: command.receipt?.number },
    });
    return undefined;
  },
  /** Class B: differences add up in any order. */
  'move@1': ({ body }, work) => {
    const { branch, item, quantity } = body as Move;
    addStock(work, branchScope(branch), item, quantity);
    return undefined;
  },
  'customer.create@1': ({ body }, work) => {
    const { id, ...fields } = body as { id: string };
    work.change(SHARED, {
      collection: 'customer',
      docId: id,
      version: 1,
      data: { fields, at: '' },
    });
    return undefined;
  },
  'customer.edit@1': editCustomer,
  /** Class D: a state that somebody else may have moved. */
  'approve@1': ({ body }, work) => {
    const { branch, id } = body as { branch: string; id: string };
    const doc = work.doc(branchScope(branch), 'transfer', id);
    if (!doc || doc.data !== 'draft') return { is: 'rejected', code: 'transfer.not_draft' };
    work.change(branchScope(branch), { ...doc, version: doc.version + 1, data: 'approved' });
    return undefined;
  },
  /** Class E: there is one of it. */
  'voucher@1': (command, work) => {
    const { id } = command.body as { id: string };
    if (work.doc(SHARED, 'voucher', id)) {
      work.lose(command.id, [{ field: 'voucher', mine: id }]);
      return { is: 'conflict', code: 'voucher.used' };
    }
    work.change(SHARED, { collection: 'voucher', docId: id, version: 1, data: command.id });
    return undefined;
  },
  'log@1': ({ body, id }, work) => {
    const { branch, isPoison } = body as { branch: string; isPoison: boolean };
    if (isPoison && poison.isStrong) throw new Error('cannot be digested');
    work.change(branchScope(branch), { collection: 'log', docId: id, version: 1, data: body });
    return undefined;
  },
  /** Head office itself sets a price; nobody at a till does. */
  'price@1': ({ body }, work) => {
    const { item, price } = body as { item: string; price: number };
    const version = (work.doc(SHARED, 'price', item)?.version ?? 0) + 1;
    work.change(SHARED, { collection: 'price', docId: item, version, data: price });
    return undefined;
  },
  'transfer@1': ({ body }, work) => {
    const { branch, id } = body as { branch: string; id: string };
    work.change(branchScope(branch), {
      collection: 'transfer',
      docId: id,
      version: 1,
      data: 'draft',
    });
    return undefined;
  },
  [SETTLE]: ({ body }, work) => {
    const { choice, edit } = body as Settlement & { edit?: CustomerEdit };
    const doc = edit && work.doc(SHARED, 'customer', edit.id);
    if (choice === 'mine' && edit && doc) {
      const old = (doc.data as Customer).fields;
      const data = { fields: { ...old, ...edit.fields }, at: '' };
      work.change(SHARED, { ...doc, version: doc.version + 1, data });
    }
    return undefined;
  },
};

function addStock(work: OfficeWork, scope: string, item: string, quantity: number): void {
  const doc = work.doc(scope, 'stock', item);
  const data = ((doc?.data as number | undefined) ?? OPENING) + quantity;
  work.change(scope, { collection: 'stock', docId: item, version: (doc?.version ?? 0) + 1, data });
}

interface Customer {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly at: string;
}

/** Class C: field by field; where both changed one, its policy decides or a person does. */
function editCustomer(command: Command, work: OfficeWork): ReturnType<Rule> {
  const { id, base, fields } = command.body as CustomerEdit;
  const doc = work.doc(SHARED, 'customer', id);
  if (!doc) return { is: 'rejected', code: 'customer.unknown' };
  const customer = doc.data as Customer;
  const sides = {
    base,
    mine: { ...base, ...fields },
    theirs: customer.fields,
    mineAt: command.hlc,
    theirsAt: customer.at,
  };
  const merged = merge(sides, (field) => POLICIES[field] ?? 'lww');
  const lost = merged.conflicts.filter(({ mine, result }) => mine !== result);
  if (lost.length > 0)
    work.lose(
      command.id,
      lost.map(({ field, mine }) => ({ field, mine })),
    );
  if (merged.conflicts.some(({ isOpen }) => isOpen))
    return { is: 'conflict', code: 'customer.both' };
  const data = { fields: merged.fields, at: command.hlc };
  work.change(SHARED, { ...doc, version: doc.version + 1, data });
  return undefined;
}
